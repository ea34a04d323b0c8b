using System.Globalization;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Reads answers, whole ones and pieces of a stream alike.</summary>
internal static class GeminiResponseReader
{
    /// <summary>Reads a whole answer. An empty or blocked one is an answer too: its finish reason and contents say so.</summary>
    public static ChatResponse Read(GenerateContentResponse response, string model)
    {
        var reason = ReasonOf(response);
        return new(new ChatMessage(ChatRole.Assistant, ReadContents(response)) { MessageId = response.ResponseId })
        {
            ResponseId = response.ResponseId,
            ModelId = response.ModelVersion ?? model,
            CreatedAt = ReadTime(response.CreateTime),
            FinishReason = IsPromptBlocked(response) ? ChatFinishReason.ContentFilter : GeminiFinishReasons.Read(reason),
            Usage = GeminiUsage.Read(response.UsageMetadata),
            AdditionalProperties = PropertiesOf(reason),
        };
    }

    /// <summary>Reads a piece of a streamed answer, without its running token counts.</summary>
    public static ChatResponseUpdate ReadUpdate(GenerateContentResponse response, string model)
    {
        var reason = ReasonOf(response);
        return new(ChatRole.Assistant, ReadContents(response))
        {
            MessageId = response.ResponseId,
            ResponseId = response.ResponseId,
            ModelId = response.ModelVersion ?? model,
            CreatedAt = ReadTime(response.CreateTime),
            FinishReason = IsPromptBlocked(response) ? ChatFinishReason.ContentFilter : GeminiFinishReasons.Read(reason),
            AdditionalProperties = PropertiesOf(reason),
        };
    }

    /// <summary>Whether nothing follows this piece of a stream.</summary>
    public static bool IsLast(GenerateContentResponse response) => ReasonOf(response) is not null;

    private static string? ReasonOf(GenerateContentResponse response) =>
        response.PromptFeedback?.BlockReason ?? FirstOf(response)?.FinishReason;

    private static GeminiCandidate? FirstOf(GenerateContentResponse response) =>
        response.Candidates is [var first, ..] ? first : null;

    private static bool IsPromptBlocked(GenerateContentResponse response) => response.PromptFeedback?.BlockReason is not null;

    private static List<AIContent> ReadContents(GenerateContentResponse response)
    {
        var contents = new List<AIContent>();
        var parts = FirstOf(response)?.Content?.Parts ?? [];
        for (var i = 0; i < parts.Count; i++)
        {
            Add(contents, parts[i], response.ResponseId, i);
        }

        var isBlocked = IsPromptBlocked(response) || GeminiFinishReasons.Read(ReasonOf(response)) == ChatFinishReason.ContentFilter;
        if (isBlocked)
        {
            var what = IsPromptBlocked(response) ? "The prompt was blocked." : "The answer was blocked.";
            contents.Add(new ErrorContent(what) { ErrorCode = ReasonOf(response) });
        }

        return contents;
    }

    private static void Add(List<AIContent> contents, GeminiCandidatePart part, string? responseId, int position)
    {
        if (part.FunctionCall is { } call)
        {
            contents.Add(GeminiCalls.Read(call, responseId, position));
        }
        else if (part is { Thought: true, Text: { Length: > 0 } thought })
        {
            contents.Add(new TextReasoningContent(thought));
        }
        else if (part.Text is { Length: > 0 } text)
        {
            contents.Add(new TextContent(text));
        }

        if (part.ThoughtSignature is { Length: > 0 } signature)
        {
            contents.Add(new TextReasoningContent("") { ProtectedData = signature });
        }
    }

    private static DateTimeOffset? ReadTime(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static AdditionalPropertiesDictionary? PropertiesOf(string? reason) =>
        reason is null ? null : new() { [ChatOptionKeys.FinishReason] = reason.ToLowerInvariant() };
}
