using System.Globalization;
using System.Text.Json;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Gemini;

/// <summary>The model resource.</summary>
internal static class GeminiModels
{
    private static readonly string[] Methods = ["generateContent", "countTokens", "createCachedContent"];

    public static Reply List(IEnumerable<string> models) => Reply.Json(
        200,
        json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("models");
            foreach (var model in models)
            {
                Write(json, $"models/{model}", model);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        },
        GeminiErrors.JsonType);

    public static Reply Get(GeminiRoute route) => Reply.Json(
        200,
        json =>
        {
            if (!route.IsVertex)
            {
                Write(json, route.Resource, route.Model);
                return;
            }

            json.WriteStartObject();
            json.WriteString("name", route.Resource);
            json.WriteString("versionId", "default");
            json.WriteString("launchStage", "GA");
            json.WriteEndObject();
        },
        GeminiErrors.JsonType);

    public static Reply Count(JsonElement request, bool isVertex)
    {
        var usage = GeminiUsage.Of(request, answer: null);
        return Reply.Json(
            200,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("totalTokens", usage.Prompt);
                if (isVertex)
                {
                    json.WriteNumber("totalBillableCharacters", usage.Prompt * 4);
                }

                GeminiAnswerJson.WriteDetails(json, usage);
                json.WriteEndObject();
            },
            GeminiErrors.JsonType);
    }

    private static void Write(Utf8JsonWriter json, string name, string model)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("displayName", CultureInfo.InvariantCulture.TextInfo.ToTitleCase(model.Replace('-', ' ')));
        json.WriteNumber("inputTokenLimit", 1_048_576);
        json.WriteNumber("outputTokenLimit", 65_536);
        json.WriteStartArray("supportedGenerationMethods");
        foreach (var method in Methods)
        {
            json.WriteStringValue(method);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
