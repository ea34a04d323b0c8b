using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Ai;

/// <summary>
/// Asks once more, a little differently, when a successful call brought nothing to use: two calls at most, and the tokens of both are
/// counted. Streams pass through, because what was streamed cannot be taken back.
/// </summary>
internal sealed partial class SemanticRetryChatClient(IChatClient inner, ILogger<SemanticRetryChatClient> logger)
    : DelegatingChatClient(inner)
{
    private const int MostOutputTokens = 65_536;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> asked = [.. messages];
        var first = await base.GetResponseAsync(asked, options, cancellationToken);
        var verdict = ChatVerdicts.Of(first);
        if (!DeservesRetry(verdict, first, options))
        {
            return first;
        }

        LogRetry(verdict, first.ModelId, first.FinishReason?.Value);
        var second = await base.GetResponseAsync([.. asked.Select(WithoutTextSignatures)], Change(options, verdict), cancellationToken);
        if (first.Usage is { } usage)
        {
            (second.Usage ??= new()).Add(usage);
        }

        return second;
    }

    private static bool DeservesRetry(ChatVerdict verdict, ChatResponse response, ChatOptions? options) => verdict switch
    {
        ChatVerdict.Usable or ChatVerdict.Blocked => false,

        // Half an answer in words is of use; half a JSON document is not, and "other" promises a better second try.
        ChatVerdict.CutOff => options?.ResponseFormat is ChatResponseFormatJson || response.FinishReason?.Value == "other",
        _ => true,
    };

    private static ChatOptions Change(ChatOptions? options, ChatVerdict verdict)
    {
        var changed = options?.Clone() ?? new();
        changed.Seed = (changed.Seed ?? 0) + 1;
        if (verdict == ChatVerdict.NoRoom)
        {
            changed.Reasoning = new() { Effort = ReasoningEffort.None };
            changed.AdditionalProperties?.Remove(ChatOptionKeys.ThinkingBudget);
            changed.MaxOutputTokens = changed.MaxOutputTokens is { } limit ? Math.Min(limit * 2, MostOutputTokens) : null;
        }
        else if (verdict == ChatVerdict.Malformed && changed.Tools is { Count: > 0 })
        {
            changed.ToolMode = ChatToolMode.None;
        }

        return changed;
    }

    // Models were seen to fall silent over signatures of their own texts; those of function calls have to stay.
    private static ChatMessage WithoutTextSignatures(ChatMessage message)
    {
        if (message.Role != ChatRole.Assistant || !message.Contents.Any(c => c is TextReasoningContent))
        {
            return message;
        }

        var copy = message.Clone();
        copy.Contents = [.. message.Contents.Where(
            (c, i) => c is not TextReasoningContent || (i > 0 && message.Contents[i - 1] is FunctionCallContent))];
        return copy;
    }

    [LoggerMessage(2010, LogLevel.Warning, "Answer of {Model} is of no use ({Verdict}, finish reason {FinishReason}); asking once more")]
    private partial void LogRetry(ChatVerdict verdict, string? model, string? finishReason);
}
