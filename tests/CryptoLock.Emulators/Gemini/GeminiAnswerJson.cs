using System.Globalization;
using System.Text.Json;

namespace CryptoLock.Emulators.Gemini;

/// <summary>Writes answers and parts of streamed answers.</summary>
internal sealed class GeminiAnswerJson(
    string modelVersion, bool isVertex, string responseId, DateTimeOffset at, GeminiUsage usage)
{
    /// <summary>FAKE-SIGNATURE in base64.</summary>
    private const string Signature = "RkFLRS1TSUdOQVRVUkU=";

    public void WriteWhole(Utf8JsonWriter json, GeminiAnswer answer) => Write(
        json,
        writer => WriteCandidate(writer, content => WriteParts(content, answer, answer.Text), answer.FinishReason),
        isLast: true,
        withDetails: true);

    /// <summary>One event of a stream; the last one carries the finish reason and the whole usage.</summary>
    public void WriteEvent(Utf8JsonWriter json, Action<Utf8JsonWriter>? parts, string? finishReason) => Write(
        json, writer => WriteCandidate(writer, parts, finishReason), finishReason is not null, withDetails: false);

    /// <summary>An answer with candidates, or whatever stands in their place, written by the caller.</summary>
    public void Write(Utf8JsonWriter json, Action<Utf8JsonWriter> head, bool isLast, bool withDetails)
    {
        json.WriteStartObject();
        head(json);
        json.WriteStartObject("usageMetadata");
        json.WriteNumber("promptTokenCount", usage.Prompt);
        WriteNonZero(json, "candidatesTokenCount", isLast ? usage.Candidates : 0);
        WriteNonZero(json, "thoughtsTokenCount", usage.Thoughts);
        json.WriteNumber("totalTokenCount", isLast ? usage.Total : usage.Prompt + usage.Thoughts);
        if (withDetails)
        {
            WriteDetails(json, usage);
        }

        if (isVertex && isLast)
        {
            json.WriteString("trafficType", "ON_DEMAND");
        }

        json.WriteEndObject();
        json.WriteString("modelVersion", modelVersion);
        json.WriteString("responseId", responseId);
        if (isVertex)
        {
            json.WriteString("createTime", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }

    public static void WriteCandidate(Utf8JsonWriter json, Action<Utf8JsonWriter>? parts, string? finishReason)
    {
        json.WriteStartArray("candidates");
        json.WriteStartObject();
        json.WriteStartObject("content");
        if (parts is not null)
        {
            json.WriteStartArray("parts");
            parts(json);
            json.WriteEndArray();
        }

        json.WriteString("role", "model");
        json.WriteEndObject();
        if (finishReason is not null)
        {
            json.WriteString("finishReason", finishReason);
        }

        json.WriteNumber("index", 0);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static void WriteDetails(Utf8JsonWriter json, GeminiUsage usage)
    {
        json.WriteStartArray("promptTokensDetails");
        foreach (var (modality, tokens) in usage.PromptDetails)
        {
            json.WriteStartObject();
            json.WriteString("modality", modality);
            json.WriteNumber("tokenCount", tokens);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteThought(Utf8JsonWriter json, string thought)
    {
        json.WriteStartObject();
        json.WriteString("text", thought);
        json.WriteBoolean("thought", true);
        json.WriteEndObject();
    }

    public static void WriteText(Utf8JsonWriter json, string text, bool signed = false)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        if (signed)
        {
            json.WriteString("thoughtSignature", Signature);
        }

        json.WriteEndObject();
    }

    public static void WriteCalls(Utf8JsonWriter json, GeminiAnswer answer)
    {
        for (var i = 0; i < answer.FunctionCalls.Count; i++)
        {
            var call = answer.FunctionCalls[i];
            json.WriteStartObject();
            json.WriteStartObject("functionCall");
            json.WriteString("name", call.Name);
            json.WritePropertyName("args");
            call.Args.WriteTo(json);
            json.WriteString("id", call.Id);
            json.WriteEndObject();
            if (i == 0)
            {
                json.WriteString("thoughtSignature", Signature);
            }

            json.WriteEndObject();
        }
    }

    private static void WriteParts(Utf8JsonWriter json, GeminiAnswer answer, string text)
    {
        if (answer.Thought is not null)
        {
            WriteThought(json, answer.Thought);
        }

        if (text.Length > 0 || answer.FunctionCalls.Count == 0)
        {
            WriteText(json, text, signed: answer.Thought is not null);
        }

        WriteCalls(json, answer);
    }

    private static void WriteNonZero(Utf8JsonWriter json, string name, int count)
    {
        // Proto JSON leaves default values out.
        if (count > 0)
        {
            json.WriteNumber(name, count);
        }
    }
}
