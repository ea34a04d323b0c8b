using System.Collections.Frozen;
using System.Text.Json;

namespace CryptoLock.Emulators.Gemini;

/// <summary>The field names that a message of the API knows, and the messages inside them.</summary>
internal sealed class GeminiShape
{
    private readonly FrozenDictionary<string, GeminiShape?> _fields;
    private readonly bool _isMap;

    private GeminiShape(bool isMap, FrozenDictionary<string, GeminiShape?> fields) => (_isMap, _fields) = (isMap, fields);

    public static GeminiShape Request { get; } = BuildRequest();

    /// <summary>The first name that the API does not know, and where; null when it knows all.</summary>
    public (string Name, string At)? FindUnknown(JsonElement json, string at = "")
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            return json.EnumerateArray().Select(item => FindUnknown(item, $"{at}[{index++}]")).FirstOrDefault(u => u is not null);
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in json.EnumerateObject())
        {
            var child = _isMap ? _fields["*"] : null;
            if (!_isMap && !_fields.TryGetValue(property.Name, out child))
            {
                return (property.Name, at);
            }

            if (child?.FindUnknown(property.Value, at.Length == 0 ? property.Name : $"{at}.{property.Name}") is { } unknown)
            {
                return unknown;
            }
        }

        return null;
    }

    private static GeminiShape Of(string leaves, params (string Name, GeminiShape Shape)[] children) => new(
        isMap: false,
        leaves.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => KeyValuePair.Create(name, (GeminiShape?)null))
            .Concat(children.Select(child => KeyValuePair.Create(child.Name, (GeminiShape?)child.Shape)))
            .ToFrozenDictionary(StringComparer.Ordinal));

    private static GeminiShape BuildRequest()
    {
        var schema = BuildSchema(depth: 8);
        var content = Of("role", ("parts", Of(
            "text thought thoughtSignature mediaResolution videoMetadata executableCode codeExecutionResult",
            ("inlineData", Of("mimeType data displayName")),
            ("fileData", Of("mimeType fileUri displayName")),
            ("functionCall", Of("id name args")),
            ("functionResponse", Of("id name response parts willContinue scheduling")))));
        return Of(
            "cachedContent labels serviceTier modelArmorConfig",
            ("contents", content),
            ("systemInstruction", content),
            ("safetySettings", Of("category threshold method")),
            ("tools", BuildTool(schema)),
            ("toolConfig", Of("retrievalConfig", ("functionCallingConfig", Of("mode allowedFunctionNames")))),
            ("generationConfig", BuildGenerationConfig(schema)));
    }

    private static GeminiShape BuildTool(GeminiShape schema) => Of(
        "googleSearch googleSearchRetrieval codeExecution urlContext googleMaps retrieval",
        ("functionDeclarations", Of(
            "name description behavior parametersJsonSchema responseJsonSchema",
            ("parameters", schema),
            ("response", schema))));

    private static GeminiShape BuildGenerationConfig(GeminiShape schema) => Of(
        "temperature topP topK candidateCount maxOutputTokens stopSequences seed presencePenalty frequencyPenalty "
            + "responseMimeType responseJsonSchema responseLogprobs logprobs responseModalities mediaResolution speechConfig",
        ("responseSchema", schema),
        ("thinkingConfig", Of("thinkingBudget includeThoughts thinkingLevel")));

    // A schema contains schemas; deeper than this the API refuses them anyway.
    private static GeminiShape BuildSchema(int depth)
    {
        const string leaves = "type format title description nullable enum minItems maxItems required minProperties "
            + "maxProperties minimum maximum minLength maxLength pattern example propertyOrdering default";
        if (depth == 0)
        {
            return Of(leaves);
        }

        var inner = BuildSchema(depth - 1);
        var map = new GeminiShape(
            isMap: true, new Dictionary<string, GeminiShape?> { ["*"] = inner }.ToFrozenDictionary(StringComparer.Ordinal));
        return Of(leaves, ("items", inner), ("anyOf", inner), ("properties", map));
    }
}
