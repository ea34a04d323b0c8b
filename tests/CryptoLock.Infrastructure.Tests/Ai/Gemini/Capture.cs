using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

/// <summary>One recorded exchange: the request that an official SDK sent, and the response that it was served.</summary>
internal sealed class Capture
{
    private readonly JsonNode _file;
    private readonly JsonNode _exchange;

    private Capture(JsonNode file, int exchange) => (_file, _exchange) = (file, file["exchanges"]![exchange]!);

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    public string Method => RequestLine[0];

    public string PathAndQuery => RequestLine[1];

    public string Host => new Uri(_file["defaultTargetWithoutBaseUrlOverride"]!["baseUrl"]!.GetValue<string>()).Host;

    public JsonNode? Body => _exchange["body"]?.DeepClone();

    private static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Ai", "Gemini", "Captures");

    private string[] RequestLine => _exchange["requestLine"]!.GetValue<string>().Split(' ');

    /// <summary>Reads an exchange, named by the beginning of its file's name.</summary>
    public static Capture Load(string name, int exchange = 0)
    {
        var file = Names.Single(n => n.StartsWith(name, StringComparison.Ordinal));
        return new(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file + ".json")))!, exchange);
    }

    public string? Header(string name) => _exchange["headers"]!.AsArray()
        .Where(h => h![0]!.GetValue<string>().Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(h => h![1]!.GetValue<string>())
        .FirstOrDefault();

    public HttpResponseMessage Response()
    {
        var served = _exchange["servedResponse"]!;
        var response = new HttpResponseMessage((HttpStatusCode)served["status"]!.GetValue<int>())
        {
            Content = new StreamContent(new PiecewiseStream(Chunks(served))),
        };
        foreach (var (name, value) in served["headers"]!.AsObject())
        {
            _ = response.Headers.TryAddWithoutValidation(name, value!.GetValue<string>())
                || response.Content.Headers.TryAddWithoutValidation(name, value!.GetValue<string>());
        }

        return response;
    }

    private static byte[][] Chunks(JsonNode served) =>
        served["chunks"] is JsonArray chunks ? [.. chunks.Select(Bytes)]
        : served["raw"] is { } raw ? [Bytes(raw)]
        : [Encoding.UTF8.GetBytes(served["body"]!.ToJsonString())];

    private static byte[] Bytes(JsonNode? chunk) => chunk is JsonObject binary
        ? Convert.FromBase64String(binary["base64"]!.GetValue<string>())
        : Encoding.UTF8.GetBytes(chunk!.GetValue<string>());
}
