using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Builds requests. What the model's family does not accept is left out; what a caller's raw request sets stays.</summary>
internal sealed class GeminiRequestBuilder(GeminiOptions settings, bool isVertex)
{
    private const int MostStopSequences = 5;

    private readonly GeminiSafetySetting[] _safety =
        [.. settings.SafetySettings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new GeminiSafetySetting(s.Key, s.Value))];

    /// <summary>Builds a request.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">How to answer.</param>
    /// <param name="raw">What to start from.</param>
    /// <param name="model">The model that will be asked.</param>
    /// <exception cref="ArgumentException">There is nothing to answer.</exception>
    public GenerateContentRequest Build(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, GenerateContentRequest raw, string model)
    {
        var family = GeminiModelFamily.Of(model);
        var contents = raw.Contents ?? GeminiTurns.Write(messages, family, isVertex);
        if (contents.Count == 0)
        {
            throw new ArgumentException("There is no user turn to answer.", nameof(messages));
        }

        var tools = raw.Tools ?? GeminiTools.Write(options);
        var keepsFormat = tools is null || family.ToolsWithJson;
        return raw with
        {
            Contents = contents,
            SystemInstruction = raw.SystemInstruction ?? Instruct(messages, options),
            Tools = tools,
            ToolConfig = raw.ToolConfig ?? (tools is null ? null : GeminiTools.WriteMode(options.ToolMode)),
            GenerationConfig = Configure(options, raw.GenerationConfig ?? new(), family, keepsFormat),
            SafetySettings = raw.SafetySettings ?? (_safety.Length > 0 ? _safety : null),
            Labels = raw.Labels ?? (isVertex && settings.Labels.Count > 0 ? settings.Labels : null),
        };
    }

    // Instructions come first and hold still, so that the provider can cache them.
    private static GeminiContent? Instruct(IEnumerable<ChatMessage> messages, ChatOptions options)
    {
        var texts = messages.Where(m => m.Role == ChatRole.System).Select(m => m.Text).Prepend(options.Instructions);
        GeminiPart[] parts = [.. texts.Where(t => !string.IsNullOrEmpty(t)).Select(t => new GeminiPart { Text = t })];
        return parts.Length > 0 ? new(GeminiTurns.User, parts) : null;
    }

    private static GeminiGenerationConfig? Configure(
        ChatOptions options, GeminiGenerationConfig raw, GeminiModelFamily family, bool keepsFormat)
    {
        var json = keepsFormat ? options.ResponseFormat as ChatResponseFormatJson : null;
        var config = raw with
        {
            Temperature = raw.Temperature ?? (family.Sampling ? options.Temperature : null),
            TopP = raw.TopP ?? (family.Sampling ? options.TopP : null),
            TopK = raw.TopK ?? (family.Sampling ? options.TopK : null),
            PresencePenalty = raw.PresencePenalty ?? (family.Penalties ? options.PresencePenalty : null),
            FrequencyPenalty = raw.FrequencyPenalty ?? (family.Penalties ? options.FrequencyPenalty : null),
            MaxOutputTokens = raw.MaxOutputTokens ?? options.MaxOutputTokens,
            StopSequences = raw.StopSequences ?? StopsOf(options),
            Seed = raw.Seed ?? (options.Seed is { } seed ? (int)Math.Clamp(seed, int.MinValue, int.MaxValue) : null),
            ResponseMimeType = raw.ResponseMimeType ?? (json is null ? null : "application/json"),
            ResponseJsonSchema = raw.ResponseJsonSchema ?? (json?.Schema is { } schema ? GeminiSchema.Write(schema) : null),
            ThinkingConfig = raw.ThinkingConfig ?? GeminiThinking.Write(options, family),
        };
        return config == new GeminiGenerationConfig() ? null : config;
    }

    private static string[]? StopsOf(ChatOptions options) =>
        options.StopSequences is { Count: > 0 } stops ? [.. stops.Take(MostStopSequences)] : null;
}
