using System.Text.Json;

namespace CryptoLock.Emulators.Gemini;

/// <summary>A request to generate content, as the emulator read it.</summary>
public sealed class GeminiRequest
{
    private readonly Lazy<IReadOnlyList<GeminiTurn>> _turns;
    private volatile int _status;

    internal GeminiRequest(DateTimeOffset at, GeminiRoute route, JsonElement json)
    {
        (At, Model, IsStreamed, IsVertex, Json) = (at, route.Model, route.Method == GeminiRoute.Stream, route.IsVertex, json);
        _turns = new(() => [.. Items(Json, "contents").Select(GeminiTurn.Read)]);
    }

    /// <summary>When it came, UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The model asked for.</summary>
    public string Model { get; }

    /// <summary>Whether a stream was asked for.</summary>
    public bool IsStreamed { get; }

    /// <summary>Whether it came over Vertex AI's path.</summary>
    public bool IsVertex { get; }

    /// <summary>The body.</summary>
    public JsonElement Json { get; }

    /// <summary>What went wrong with it; null for nothing.</summary>
    public string? Fault { get; internal set; }

    /// <summary>The HTTP status sent; 0 until then, and when the connection was cut; 499 when the client left before.</summary>
    public int Status
    {
        get => _status;
        internal set => _status = value;
    }

    /// <summary>The texts of the system instruction, a blank line between them; empty for none.</summary>
    public string SystemInstruction =>
        Json.TryGetProperty("systemInstruction", out var system) ? string.Join("\n\n", GeminiTurn.Read(system).Texts) : string.Empty;

    /// <summary>The history, oldest first.</summary>
    public IReadOnlyList<GeminiTurn> Turns => _turns.Value;

    /// <summary>The texts of the last turn, a new line between them.</summary>
    public string LastUserText => Turns.Count == 0 ? string.Empty : string.Join('\n', Turns[^1].Texts);

    internal static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : [];

    /// <summary>A value of the generation settings; null when it is not given.</summary>
    internal JsonElement? Setting(string name) =>
        Json.TryGetProperty("generationConfig", out var config) && config.TryGetProperty(name, out var value) ? value : null;

    internal JsonElement? Thinking(string name) =>
        Setting("thinkingConfig") is { } thinking && thinking.TryGetProperty(name, out var value) ? value : null;
}

/// <summary>One turn of a conversation.</summary>
/// <param name="Role"><c>user</c> or <c>model</c>.</param>
/// <param name="Texts">Its text parts in order.</param>
/// <param name="MediaTypes">The MIME types of its media parts in order.</param>
public sealed record GeminiTurn(string Role, IReadOnlyList<string> Texts, IReadOnlyList<string> MediaTypes)
{
    internal static GeminiTurn Read(JsonElement content)
    {
        List<string> texts = [], media = [];
        foreach (var part in GeminiRequest.Items(content, "parts"))
        {
            if (part.TryGetProperty("text", out var text))
            {
                texts.Add(text.GetString() ?? string.Empty);
            }
            else if (part.TryGetProperty("inlineData", out var data) || part.TryGetProperty("fileData", out data))
            {
                media.Add(data.TryGetProperty("mimeType", out var type) ? type.GetString() ?? string.Empty : string.Empty);
            }
        }

        return new(content.TryGetProperty("role", out var role) ? role.GetString() ?? "user" : "user", texts, media);
    }
}
