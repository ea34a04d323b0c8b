using System.Text;
using System.Text.Json;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Gemini;

/// <summary>Makes JSON that fits a request's schema.</summary>
internal static class SchemaAnswer
{
    private const int MaxDepth = 6;
    private static readonly string[] NamesOfText = ["reply", "answer", "text", "message", "resposta"];

    public static string Write(GeminiRequest request, string text, bool isPortuguese)
    {
        var schema = request.Setting("responseJsonSchema") ?? request.Setting("responseSchema");
        var bytes = Reply.Bytes(json =>
        {
            if (schema is null)
            {
                json.WriteStartObject();
                json.WriteString("reply", text);
                json.WriteEndObject();
                return;
            }

            WriteValue(json, schema.Value, name: null, text, isPortuguese, MaxDepth);
        });
        return Encoding.UTF8.GetString(bytes.Span);
    }

    private static void WriteValue(
        Utf8JsonWriter json, JsonElement schema, string? name, string text, bool isPortuguese, int depth)
    {
        switch (depth == 0 || IsNullable(schema) ? "null" : TypeOf(schema))
        {
            case "object":
                WriteObject(json, schema, text, isPortuguese, depth);
                break;
            case "array":
                json.WriteStartArray();
                json.WriteEndArray();
                break;
            case "boolean":
                json.WriteBooleanValue(false);
                break;
            case "integer" or "number":
                json.WriteNumberValue(0);
                break;
            case "string":
                json.WriteStringValue(TextFor(schema, name, text, isPortuguese));
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, JsonElement schema, string text, bool isPortuguese, int depth)
    {
        json.WriteStartObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                json.WritePropertyName(property.Name);
                WriteValue(json, property.Value, property.Name, text, isPortuguese, depth - 1);
            }
        }

        json.WriteEndObject();
    }

    private static string TextFor(JsonElement schema, string? name, string text, bool isPortuguese)
    {
        string[] choices = [.. GeminiRequest.Items(schema, "enum").Select(choice => choice.ToString())];
        var language = isPortuguese ? "pt" : "en";
        return choices switch
        {
            _ when name is "language" =>
                choices.FirstOrDefault(choice => choice.StartsWith(language, StringComparison.OrdinalIgnoreCase)) ?? language,
            [var first, ..] => first,
            _ when name is null || NamesOfText.Contains(name, StringComparer.OrdinalIgnoreCase) => text,
            _ => string.Empty,
        };
    }

    private static bool IsNullable(JsonElement schema) =>
        (schema.TryGetProperty("nullable", out var nullable) && nullable.ValueKind == JsonValueKind.True)
        || schema.TryGetProperty("anyOf", out _)
        || (schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array);

    private static string TypeOf(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? (type.GetString() ?? string.Empty).ToLowerInvariant()
            : "object";
}
