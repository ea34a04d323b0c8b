using System.Text.Json;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Gemini;

/// <summary>The answers of faults that answer at all.</summary>
internal static class GeminiFaultReplies
{
    private const string BadGateway = "<!DOCTYPE html><html lang=en><title>Error 502 (Server Error)!!1</title></html>";
    private const string Malformed = "Malformed function call: print(default_api.lookup(";

    /// <summary>Null when the fault lets the usual answer pass, or lets nothing pass.</summary>
    public static Reply? For(GeminiFault? fault, string model, GeminiAnswerJson json) => fault?.Kind switch
    {
        GeminiFaultKind.RateLimited => GeminiErrors.RateLimited(model, fault.RetryDelay),
        GeminiFaultKind.DailyQuota => GeminiErrors.RateLimited(model, fault.RetryDelay, isDaily: true),
        GeminiFaultKind.ServerError => GeminiErrors.Internal(),
        GeminiFaultKind.Unavailable => GeminiErrors.Unavailable(),
        GeminiFaultKind.DeadlineExceeded => GeminiErrors.DeadlineExceeded(),
        GeminiFaultKind.InvalidKey => GeminiErrors.InvalidKey(),
        GeminiFaultKind.Garbage => Reply.Text(200, "\u0001\u0002 not a document", GeminiErrors.JsonType),
        GeminiFaultKind.Html => Reply.Text(502, BadGateway, "text/html; charset=UTF-8"),
        GeminiFaultKind.EmptyObject => Reply.Text(200, "{}", GeminiErrors.JsonType),
        GeminiFaultKind.Empty => Ok(json, w => GeminiAnswerJson.WriteCandidate(w, parts: null, "STOP")),
        GeminiFaultKind.MaxTokens => Ok(json, w => GeminiAnswerJson.WriteCandidate(w, parts: null, "MAX_TOKENS")),
        GeminiFaultKind.NoCandidates => Ok(json, _ => { }),
        GeminiFaultKind.PromptBlocked => Ok(json, WriteBlocked),
        GeminiFaultKind.Safety => Ok(json, WriteSafety),
        GeminiFaultKind.MalformedFunctionCall => Ok(json, WriteMalformedCall),
        _ => null,
    };

    /// <summary>The usage of an answer that has no text; where thinking took all, it is what was paid for.</summary>
    public static GeminiAnswer? PaidFor(GeminiFault fault, GeminiRequest request) => fault.Kind switch
    {
        GeminiFaultKind.MaxTokens => new(string.Empty)
        {
            ThoughtTokens = request.Setting("maxOutputTokens") is { } limit ? limit.GetInt32() : 1024,
        },
        _ => null,
    };

    private static Reply Ok(GeminiAnswerJson json, Action<Utf8JsonWriter> head) => Reply.Json(
        200, writer => json.Write(writer, head, isLast: true, withDetails: false), GeminiErrors.JsonType);

    private static void WriteBlocked(Utf8JsonWriter json)
    {
        json.WriteStartObject("promptFeedback");
        json.WriteString("blockReason", "PROHIBITED_CONTENT");
        json.WriteEndObject();
    }

    private static void WriteSafety(Utf8JsonWriter json)
    {
        json.WriteStartArray("candidates");
        json.WriteStartObject();
        json.WriteString("finishReason", "SAFETY");
        json.WriteNumber("index", 0);
        json.WriteStartArray("safetyRatings");
        json.WriteStartObject();
        json.WriteString("category", "HARM_CATEGORY_HARASSMENT");
        json.WriteString("probability", "HIGH");
        json.WriteBoolean("blocked", true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteMalformedCall(Utf8JsonWriter json)
    {
        json.WriteStartArray("candidates");
        json.WriteStartObject();
        json.WriteStartObject("content");
        json.WriteEndObject();
        json.WriteString("finishReason", "MALFORMED_FUNCTION_CALL");
        json.WriteString("finishMessage", Malformed);
        json.WriteNumber("index", 0);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
