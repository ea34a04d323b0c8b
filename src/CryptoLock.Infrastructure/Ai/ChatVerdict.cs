using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai;

/// <summary>What an answer is good for.</summary>
internal enum ChatVerdict
{
    /// <summary>It can be used as it is.</summary>
    Usable,

    /// <summary>It has text that stops too early.</summary>
    CutOff,

    /// <summary>The output limit was reached before the first word: thinking took it all.</summary>
    NoRoom,

    /// <summary>It has no text and gives no reason.</summary>
    Empty,

    /// <summary>It repeats a source too closely and was held back; another attempt may not.</summary>
    Recitation,

    /// <summary>The question or the answer was held back by a filter; it would be again.</summary>
    Blocked,

    /// <summary>The model tried to call a function and got the call wrong.</summary>
    Malformed,
}

/// <summary>Judges answers.</summary>
internal static class ChatVerdicts
{
    /// <summary>Judges an answer by its finish reason and contents.</summary>
    public static ChatVerdict Of(ChatResponse response)
    {
        var hasText = !string.IsNullOrWhiteSpace(response.Text);
        return response.FinishReason?.Value switch
        {
            "content_filter" => IsRecitation(response) ? ChatVerdict.Recitation : ChatVerdict.Blocked,
            "malformed_function_call" or "unexpected_tool_call" or "too_many_tool_calls" => ChatVerdict.Malformed,
            "length" => hasText ? ChatVerdict.CutOff : ChatVerdict.NoRoom,
            _ when HasCalls(response) => ChatVerdict.Usable,
            _ when !hasText => ChatVerdict.Empty,
            "other" => ChatVerdict.CutOff,
            _ => ChatVerdict.Usable,
        };
    }

    private static bool HasCalls(ChatResponse response) =>
        response.Messages.Any(m => m.Contents.Any(c => c is FunctionCallContent));

    private static bool IsRecitation(ChatResponse response) =>
        response.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().Any(e => e.ErrorCode == "RECITATION");
}
