using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// Writes texts of parts. A long one is nearly always the instruction with its documentation: the same string in every call until the
/// prompt changes, so that its escaped form is kept as long as the string. Thread-safe.
/// </summary>
internal sealed class GeminiLongTextConverter : JsonConverter<string>
{
    private const int ShortText = 4_096;

    private readonly ConditionalWeakTable<string, StrongBox<JsonEncodedText>> _escaped = [];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (value.Length <= ShortText)
        {
            writer.WriteStringValue(value);
        }
        else
        {
            writer.WriteStringValue(_escaped.GetValue(value, text => new(JsonEncodedText.Encode(text, options.Encoder))).Value);
        }
    }
}
