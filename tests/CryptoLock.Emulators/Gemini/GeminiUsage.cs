using System.Text.Json;

namespace CryptoLock.Emulators.Gemini;

/// <summary>Plausible token counts: four characters a token, and the documented flat rates for media.</summary>
internal sealed class GeminiUsage
{
    private const int TokensOfPage = 258;
    private const int BytesOfAudioToken = 64;
    private readonly Dictionary<string, int> _prompt = [];

    private GeminiUsage()
    {
    }

    public int Prompt { get; private set; }

    public int Candidates { get; private init; }

    public int Thoughts { get; private init; }

    public int Total => Prompt + Candidates + Thoughts;

    public IReadOnlyDictionary<string, int> PromptDetails => _prompt;

    public static int TokensOf(string text) => (text.Length + 3) / 4;

    public static GeminiUsage Of(JsonElement request, GeminiAnswer? answer)
    {
        var usage = new GeminiUsage
        {
            Candidates = answer is null ? 0 : TokensOf(answer.Text) + (12 * answer.FunctionCalls.Count),
            Thoughts = answer?.ThoughtTokens ?? 0,
        };
        usage.CountContent(request, "systemInstruction");
        foreach (var content in GeminiRequest.Items(request, "contents"))
        {
            usage.CountParts(content);
        }

        usage.Prompt = usage._prompt.Values.Sum();
        return usage;
    }

    private void CountContent(JsonElement json, string name)
    {
        if (json.TryGetProperty(name, out var content))
        {
            CountParts(content);
        }
    }

    private void CountParts(JsonElement content)
    {
        foreach (var part in GeminiRequest.Items(content, "parts"))
        {
            if (part.TryGetProperty("text", out var text))
            {
                Count("TEXT", TokensOf(text.GetString() ?? string.Empty));
            }
            else if (part.TryGetProperty("inlineData", out var blob))
            {
                CountMedium(blob);
            }
            else
            {
                Count("TEXT", TokensOf(part.GetRawText()));
            }
        }
    }

    private void CountMedium(JsonElement blob)
    {
        var modality = GeminiMediaTypes.ModalityOf(blob.GetProperty("mimeType").GetString() ?? string.Empty);
        var bytes = (blob.GetProperty("data").GetString() ?? string.Empty).Length * 3 / 4;
        Count(modality, modality is "AUDIO" or "VIDEO" ? 32 + (bytes / BytesOfAudioToken) : TokensOfPage);
    }

    private void Count(string modality, int tokens) => _prompt[modality] = _prompt.GetValueOrDefault(modality) + tokens;
}
