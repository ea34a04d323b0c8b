using System.Text.Json;
using System.Text.Json.Serialization;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// Writes texts of parts. A text longer than any customer's message is the instruction with its documentation: the same string in every
/// call until the prompt changes, so that its escaped form is kept. Thread-safe.
/// </summary>
internal sealed class GeminiLongTextConverter : JsonConverter<string>
{
    private const int LongestMessage = 4_096;

    private volatile Escaped? _last;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (value.Length <= LongestMessage)
        {
            writer.WriteStringValue(value);
            return;
        }

        var escaped = _last;
        if (!ReferenceEquals(escaped?.Text, value))
        {
            _last = escaped = new(value, JsonEncodedText.Encode(value, options.Encoder));
        }

        writer.WriteStringValue(escaped.Json);
    }

    private sealed record Escaped(string Text, JsonEncodedText Json);
}
