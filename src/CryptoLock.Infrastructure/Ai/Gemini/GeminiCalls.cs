using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Function calls between the two vocabularies.</summary>
internal static class GeminiCalls
{
    // Marks an id of our own making: the server gave none, and must not be sent one.
    private const string OwnId = "local:";

    public static FunctionCallContent Read(GeminiFunctionCall call, string? responseId, int position)
    {
        var id = call.Id is { Length: > 0 } given ? given : $"{OwnId}{responseId}:{position}";
        var arguments = call.Args is { ValueKind: JsonValueKind.Object } args
            ? args.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value.Clone())
            : [];
        return new(id, call.Name ?? "", arguments);
    }

    public static GeminiFunctionCall Write(FunctionCallContent call) =>
        new(IdOf(call.CallId), call.Name, ToJson(call.Arguments ?? new Dictionary<string, object?>()));

    public static GeminiFunctionResponse Write(FunctionResultContent result, string name)
    {
        var value = ToJson(result.Result);
        var response = result.Exception is null
            ? new GeminiFunctionResult(value, null)
            : new(null, value ?? ToJson("The function failed."));
        return new(IdOf(result.CallId), name, response);
    }

    private static string? IdOf(string id) => id.Length == 0 || id.StartsWith(OwnId, StringComparison.Ordinal) ? null : id;

    private static JsonElement? ToJson(object? value) => value switch
    {
        null => null,
        JsonElement element => element,
        _ => JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
    };
}
