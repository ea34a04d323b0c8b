using System.Text;
using System.Text.Json;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Gemini;

/// <summary>The pieces in which an answer is streamed.</summary>
internal static class GeminiStream
{
    public const string EventType = "text/event-stream";
    private static readonly byte[] Start = "data: "u8.ToArray();
    private static readonly byte[] End = "\r\n\r\n"u8.ToArray();

    public static IReadOnlyList<ReadOnlyMemory<byte>> EventsOf(GeminiAnswer answer, GeminiAnswerJson json, int events)
    {
        List<Action<Utf8JsonWriter>> parts = [];
        if (answer.Thought is { } thought)
        {
            parts.Add(writer => GeminiAnswerJson.WriteThought(writer, thought));
        }

        if (answer.FunctionCalls.Count > 0)
        {
            parts.Add(writer => GeminiAnswerJson.WriteCalls(writer, answer));
        }

        parts.AddRange(GeminiAnswering.Split(answer.Text, events)
            .Select<string, Action<Utf8JsonWriter>>(piece => writer => GeminiAnswerJson.WriteText(writer, piece)));
        if (answer.Text.Length == 0)
        {
            parts.Add(writer => GeminiAnswerJson.WriteText(writer, string.Empty));
        }

        return [.. parts.Select((part, i) =>
            Reply.Bytes(writer => json.WriteEvent(writer, part, i == parts.Count - 1 ? answer.FinishReason : null)))];
    }

    /// <summary>An event as it goes over the wire.</summary>
    public static ReadOnlyMemory<byte> Frame(ReadOnlyMemory<byte> body) => (byte[])[.. Start, .. body.Span, .. End];

    /// <summary>An answer as a stream tells it: an error stays a bare document, under the stream's type; a page stays a page.</summary>
    public static Reply AsEvents(Reply reply)
    {
        var framed = reply.Status == 200 ? reply with { Body = Frame(reply.Body) } : reply;
        return reply.ContentType == GeminiErrors.JsonType ? framed with { ContentType = EventType } : framed;
    }

    /// <summary>The events as the one array that is served to who does not ask for events.</summary>
    public static Reply Array(IEnumerable<ReadOnlyMemory<byte>> events) => Reply.Text(
        200, $"[{string.Join(",\r\n", events.Select(body => Encoding.UTF8.GetString(body.Span)))}]", GeminiErrors.JsonType);
}
