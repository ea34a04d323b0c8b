using System.Text.Json;

namespace CryptoLock.Emulators.Gemini;

/// <summary>Fits what the responder says to the settings of the request.</summary>
internal static class GeminiAnswering
{
    private const string UsualThought = "**Reading the question**";
    private const int UsualThoughtTokens = 24;

    public static GeminiAnswer Fit(GeminiRequest request, GeminiAnswer answer)
    {
        var wantsThoughts = request.Thinking("includeThoughts") is { ValueKind: JsonValueKind.True };
        var fitted = wantsThoughts
            ? answer with
            {
                Thought = answer.Thought ?? UsualThought,
                ThoughtTokens = answer.ThoughtTokens > 0 ? answer.ThoughtTokens : UsualThoughtTokens,
            }
            : answer with { Thought = null };
        return request.Setting("maxOutputTokens") is { } limit ? Cut(fitted, limit.GetInt32()) : fitted;
    }

    /// <summary>Cuts a text between characters into so many pieces, fewer when it is short.</summary>
    public static IEnumerable<string> Split(string text, int pieces)
    {
        var size = Math.Max(1, (text.Length + pieces - 1) / pieces);
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(text.Length, start + size);
            end += end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
            yield return text[start..end];
            start = end;
        }
    }

    // The limit covers thoughts and answer together.
    private static GeminiAnswer Cut(GeminiAnswer answer, int maxTokens)
    {
        var left = Math.Max(0, maxTokens - answer.ThoughtTokens);
        return GeminiUsage.TokensOf(answer.Text) <= left
            ? answer
            : answer with { Text = answer.Text[..Math.Min(answer.Text.Length, left * 4)], FinishReason = "MAX_TOKENS" };
    }
}
