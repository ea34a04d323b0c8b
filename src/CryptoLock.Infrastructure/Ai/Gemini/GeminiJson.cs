using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>The wire format: camelCase, nothing for null, accented letters as themselves, numbers also as strings.</summary>
[JsonSerializable(typeof(GenerateContentRequest))]
[JsonSerializable(typeof(GenerateContentResponse))]
[JsonSerializable(typeof(GeminiModelInfo))]
[JsonSerializable(typeof(GeminiErrorBody))]
[JsonSerializable(typeof(IReadOnlyList<GeminiErrorBody>))]
internal sealed partial class GeminiJson : JsonSerializerContext
{
    public static GeminiJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
