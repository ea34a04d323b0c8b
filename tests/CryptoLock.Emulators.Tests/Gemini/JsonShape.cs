using System.Text.Json;

namespace CryptoLock.Emulators.Tests.Gemini;

/// <summary>The property names and types of a document, whatever the number of items in its arrays.</summary>
internal static class JsonShape
{
    public static IReadOnlySet<string> Of(IEnumerable<JsonElement> documents)
    {
        var shape = new HashSet<string>();
        foreach (var document in documents)
        {
            Collect(document, "$", shape);
        }

        return shape;
    }

    private static void Collect(JsonElement json, string path, HashSet<string> shape)
    {
        shape.Add($"{path}:{(json.ValueKind is JsonValueKind.True ? JsonValueKind.False : json.ValueKind)}");
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    Collect(property.Value, $"{path}.{property.Name}", shape);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    Collect(item, $"{path}[]", shape);
                }

                break;
        }
    }
}
