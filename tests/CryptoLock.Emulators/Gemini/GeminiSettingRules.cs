using System.Text.Json;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Gemini;

/// <summary>Which settings go together, and which family of models takes them.</summary>
internal static class GeminiSettingRules
{
    private const int MaxStopSequences = 5;

    public static bool IsThird(string model) => model.StartsWith("gemini-3", StringComparison.Ordinal);

    public static Reply? Check(JsonElement json, GeminiRoute route)
    {
        var config = json.TryGetProperty("generationConfig", out var value) ? value : default;
        return CheckSafety(json, route) ?? (config.ValueKind == JsonValueKind.Object ? CheckConfig(json, config, route.Model) : null);
    }

    private static Reply? CheckConfig(JsonElement json, JsonElement config, string model)
    {
        bool Has(string name) => config.TryGetProperty(name, out _);
        var isJson = config.TryGetProperty("responseMimeType", out var mime) && mime.ValueEquals("application/json");
        return true switch
        {
            _ when Outside(config, "temperature", 0, 2) => Invalid("temperature must be in the range [0.0, 2.0]."),
            _ when Outside(config, "topP", 0, 1) => Invalid("top_p must be in the range [0.0, 1.0]."),
            _ when Outside(config, "maxOutputTokens", 1, 65536) => Invalid("max_output_tokens must be in the range [1, 65536]."),
            _ when GeminiRequest.Items(config, "stopSequences").Count() > MaxStopSequences => Invalid("At most 5 stop sequences."),
            _ when Has("responseSchema") && Has("responseJsonSchema") =>
                Invalid("Only one of response_schema and response_json_schema can be set."),
            _ when !isJson && (Has("responseSchema") || Has("responseJsonSchema")) =>
                Invalid("A response schema needs response_mime_type 'application/json'."),
            _ when isJson && !IsThird(model) && GeminiRequest.Items(json, "tools").Any() =>
                Invalid("Function calling with a response mime type: 'application/json' is unsupported"),
            _ when IsThird(model) && (Has("presencePenalty") || Has("frequencyPenalty")) =>
                Invalid("Penalty is not enabled for this model."),
            _ when IsThird(model) && Above(config, "candidateCount", 1) =>
                Invalid("Multiple candidates is not enabled for this model."),
            _ => CheckThinking(config, model),
        };
    }

    private static Reply? CheckThinking(JsonElement config, string model)
    {
        if (!config.TryGetProperty("thinkingConfig", out var thinking) || thinking.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var hasLevel = thinking.TryGetProperty("thinkingLevel", out var level);
        return (hasLevel, thinking.TryGetProperty("thinkingBudget", out _)) switch
        {
            (true, true) => Invalid("Only one of thinking_level and thinking_budget can be set."),
            (true, _) when !IsThird(model) => Invalid("Thinking level is not supported for this model."),
            (true, _) when level.GetString() is not ("MINIMAL" or "LOW" or "MEDIUM" or "HIGH") =>
                Invalid("Invalid value at 'generation_config.thinking_config.thinking_level'"),
            (_, true) when Outside(thinking, "thinkingBudget", -1, 24576) =>
                Invalid("The thinking budget is invalid. Please choose a value between 0 and 24576."),
            _ => null,
        };
    }

    private static Reply? CheckSafety(JsonElement json, GeminiRoute route)
    {
        var settings = GeminiRequest.Items(json, "safetySettings").ToArray();
        if (!route.IsVertex && settings.Any(setting => setting.TryGetProperty("method", out _)))
        {
            return GeminiErrors.UnknownField("method", "safety_settings[0]");
        }

        var categories = settings.Select(setting => setting.TryGetProperty("category", out var category) ? category.GetString() : null);
        return categories.Distinct().Count() == settings.Length ? null : Invalid("Duplicate safety setting category.");
    }

    private static bool Outside(JsonElement json, string name, double least, double most) =>
        json.TryGetProperty(name, out var value)
        && (value.ValueKind != JsonValueKind.Number || value.GetDouble() < least || value.GetDouble() > most);

    private static bool Above(JsonElement json, string name, double most) => Outside(json, name, double.MinValue, most);

    private static Reply Invalid(string message) => GeminiErrors.InvalidArgument(message);
}
