using System.Text.Json;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Gemini;

/// <summary>Google's error answers.</summary>
internal static class GeminiErrors
{
    public const string JsonType = "application/json; charset=UTF-8";
    private const string KeyText = "API key not valid. Please pass a valid API key.";
    private const string QuotaText = "You exceeded your current quota, please check your plan and billing details.";
    private const string DailyQuota = "GenerateRequestsPerDayPerProjectPerModel-FreeTier";
    private const string MinuteQuota = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier";

    public static Reply InvalidArgument(string message, string? field = null) =>
        Error(400, "INVALID_ARGUMENT", message, field is null ? null : json => WriteViolation(json, field, message));

    public static Reply UnknownField(string name, string at)
    {
        var place = at.Length == 0 ? string.Empty : $" at '{at}'";
        var message = $"Invalid JSON payload received. Unknown name \"{name}\"{place}: Cannot find field.";
        return InvalidArgument(message, at);
    }

    public static Reply InvalidKey() => Error(400, "INVALID_ARGUMENT", KeyText, json =>
    {
        WriteType(json, "ErrorInfo");
        json.WriteString("reason", "API_KEY_INVALID");
        json.WriteString("domain", "googleapis.com");
        json.WriteStartObject("metadata");
        json.WriteString("service", "generativelanguage.googleapis.com");
        json.WriteEndObject();
        json.WriteEndObject();
        WriteType(json, "LocalizedMessage");
        json.WriteString("locale", "en-US");
        json.WriteString("message", KeyText);
        json.WriteEndObject();
    });

    public static Reply KeyMissing() => Error(
        403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers. Please use API Key or other form of API consumer identity.");

    public static Reply Unauthenticated() => Error(
        401, "UNAUTHENTICATED", "Request had invalid authentication credentials. Expected OAuth 2 access token.");

    public static Reply ModelNotFound(GeminiRoute route) => Error(404, "NOT_FOUND", route.IsVertex
        ? $"Publisher Model `{route.Resource}` not found."
        : $"{route.Resource} is not found for API version v1beta, or is not supported for {route.Method}.");

    public static Reply NotFound() => Error(404, "NOT_FOUND", "Requested entity was not found.");

    public static Reply Internal() => Error(500, "INTERNAL", "An internal error has occurred. Please retry.");

    public static Reply Unavailable() =>
        Error(503, "UNAVAILABLE", "The model is overloaded. Please try again later.");

    public static Reply DeadlineExceeded() =>
        Error(504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete.");

    /// <summary>429; without a delay there is no RetryInfo.</summary>
    public static Reply RateLimited(string model, string? retryDelay, bool isDaily = false) =>
        Error(429, "RESOURCE_EXHAUSTED", QuotaText, json =>
        {
            WriteQuota(json, model, isDaily);
            WriteType(json, "Help");
            json.WriteStartArray("links");
            json.WriteStartObject();
            json.WriteString("description", "Learn more about Gemini API quotas");
            json.WriteString("url", "https://ai.google.dev/gemini-api/docs/rate-limits");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            if (retryDelay is not null)
            {
                WriteType(json, "RetryInfo");
                json.WriteString("retryDelay", retryDelay);
                json.WriteEndObject();
            }
        });

    private static Reply Error(int code, string status, string message, Action<Utf8JsonWriter>? details = null) =>
        Reply.Json(
            code,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("error");
                json.WriteNumber("code", code);
                json.WriteString("message", message);
                json.WriteString("status", status);
                if (details is not null)
                {
                    json.WriteStartArray("details");
                    details(json);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
                json.WriteEndObject();
            },
            JsonType);

    private static void WriteType(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("@type", $"type.googleapis.com/google.rpc.{type}");
    }

    private static void WriteViolation(Utf8JsonWriter json, string field, string description)
    {
        WriteType(json, "BadRequest");
        json.WriteStartArray("fieldViolations");
        json.WriteStartObject();
        json.WriteString("field", field);
        json.WriteString("description", description);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteQuota(Utf8JsonWriter json, string model, bool isDaily)
    {
        WriteType(json, "QuotaFailure");
        json.WriteStartArray("violations");
        json.WriteStartObject();
        json.WriteString("quotaMetric", "generativelanguage.googleapis.com/generate_content_free_tier_requests");
        json.WriteString("quotaId", isDaily ? DailyQuota : MinuteQuota);
        json.WriteStartObject("quotaDimensions");
        json.WriteString("location", "global");
        json.WriteString("model", model);
        json.WriteEndObject();
        json.WriteString("quotaValue", isDaily ? "250" : "10");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
