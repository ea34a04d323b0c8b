using System.Buffers.Text;
using System.Text.Json;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Gemini;

/// <summary>What the API refuses in a request.</summary>
internal static class GeminiRules
{
    /// <summary>The refusal; null when the request is in order.</summary>
    public static Reply? Check(JsonElement json, GeminiRoute route, bool strictTurns)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return GeminiErrors.InvalidArgument("Invalid JSON payload received. Expected an object.");
        }

        if (GeminiShape.Request.FindUnknown(json) is { } unknown)
        {
            return GeminiErrors.UnknownField(unknown.Name, unknown.At);
        }

        return CheckContents(json, route.Model, strictTurns)
            ?? CheckSystemInstruction(json)
            ?? GeminiSettingRules.Check(json, route);
    }

    private static Reply? CheckContents(JsonElement json, string model, bool strictTurns)
    {
        var contents = GeminiRequest.Items(json, "contents").ToArray();
        if (contents.Length == 0)
        {
            return GeminiErrors.InvalidArgument("* GenerateContentRequest.contents: contents is not specified\n", "contents");
        }

        string? previous = null;
        for (var i = 0; i < contents.Length; i++)
        {
            if (CheckContent(contents[i], i) is { } refusal)
            {
                return refusal;
            }

            var role = RoleOf(contents[i]);
            if (strictTurns && role == (previous ?? "model"))
            {
                return GeminiErrors.InvalidArgument("Please ensure that multiturn requests alternate between user and model.");
            }

            previous = role;
        }

        return previous == "model" ? GeminiErrors.InvalidArgument(ModelTurnLast(model)) : null;
    }

    private static Reply? CheckContent(JsonElement content, int index)
    {
        if (RoleOf(content) is not ("user" or "model"))
        {
            return GeminiErrors.InvalidArgument("Please use a valid role: user, model.", $"contents[{index}].role");
        }

        var parts = GeminiRequest.Items(content, "parts").ToArray();
        if (parts.Length == 0 || parts.All(IsEmpty))
        {
            return GeminiErrors.InvalidArgument(
                $"* GenerateContentRequest.contents[{index}].parts: contents.parts must not be empty.\n", $"contents[{index}].parts");
        }

        return parts.Select(CheckMedia).FirstOrDefault(refusal => refusal is not null);
    }

    private static Reply? CheckMedia(JsonElement part)
    {
        if (!part.TryGetProperty("inlineData", out var blob))
        {
            return null;
        }

        var type = blob.TryGetProperty("mimeType", out var mime) ? mime.GetString() ?? string.Empty : string.Empty;
        if (!GeminiMediaTypes.IsSupported(type))
        {
            return GeminiErrors.InvalidArgument($"Unsupported MIME type: {type}");
        }

        var isBase64 = blob.TryGetProperty("data", out var data)
            && data.GetString() is { Length: > 0 } text
            && (Base64.IsValid(text) || Base64Url.IsValid(text));
        return isBase64 ? null : GeminiErrors.InvalidArgument("Invalid value at 'contents.parts.inline_data.data' (TYPE_BYTES)");
    }

    private static Reply? CheckSystemInstruction(JsonElement json)
    {
        if (!json.TryGetProperty("systemInstruction", out var system))
        {
            return null;
        }

        return GeminiRequest.Items(system, "parts").All(part => part.TryGetProperty("text", out _))
            ? null
            : GeminiErrors.InvalidArgument("System instruction supports text only.", "system_instruction");
    }

    private static bool IsEmpty(JsonElement part) =>
        part.EnumerateObject().All(property => property is { Name: "text" } && property.Value.GetString() is null or { Length: 0 });

    private static string RoleOf(JsonElement content) =>
        content.TryGetProperty("role", out var role) ? role.GetString() ?? string.Empty : "user";

    private static string ModelTurnLast(string model) => GeminiSettingRules.IsThird(model)
        ? "Requests ending with a model turn are not supported."
        : "Please ensure that multiturn requests ends with a user role or a function response.";
}
