using System.Text;
using System.Text.Json;

namespace CryptoLock.Emulators.Tests.Gemini;

/// <summary>A recorded request with the response that was served.</summary>
internal sealed class GeminiCapture(JsonElement exchange)
{
    private readonly JsonElement _served = exchange.GetProperty("servedResponse");

    public string Method => exchange.GetProperty("requestLine").GetString()!.Split(' ')[0];

    public string Path => exchange.GetProperty("requestLine").GetString()!.Split(' ')[1];

    public string Body => exchange.GetProperty("body").GetRawText();

    public int Status => _served.GetProperty("status").GetInt32();

    public string ContentType => _served.GetProperty("headers").GetProperty("Content-Type").GetString()!;

    /// <summary>The JSON documents served: one, or one an event.</summary>
    public IEnumerable<JsonElement> Documents => _served.TryGetProperty("body", out var body) ? [body] : Read(Raw);

    private string Raw => _served.TryGetProperty("raw", out var raw)
        ? raw.GetString()!
        : Encoding.UTF8.GetString([.. _served.GetProperty("chunks").EnumerateArray().SelectMany(Bytes)]);

    public static IEnumerable<GeminiCapture> ReadAll(string name) =>
        ReferenceFiles.Read($"gemini-captures/{name}.json").GetProperty("exchanges").EnumerateArray()
            .Select(exchange => new GeminiCapture(exchange));

    /// <summary>The documents of an answer: a bare one, or the complete events of a stream.</summary>
    public static IEnumerable<JsonElement> Read(string text) =>
        text.Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(piece => piece.StartsWith("data: ", StringComparison.Ordinal) ? piece["data: ".Length..] : piece)
            .Where(IsComplete)
            .Select(piece => JsonDocument.Parse(piece).RootElement);

    private static bool IsComplete(string piece)
    {
        try
        {
            using var _ = JsonDocument.Parse(piece);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Bytes(JsonElement chunk) => chunk.ValueKind == JsonValueKind.String
        ? Encoding.UTF8.GetBytes(chunk.GetString()!)
        : chunk.GetProperty("base64").GetBytesFromBase64();
}
