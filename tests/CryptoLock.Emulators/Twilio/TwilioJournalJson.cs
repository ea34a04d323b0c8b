using System.Text.Json;

namespace CryptoLock.Emulators.Twilio;

/// <summary>The journal for readers outside the process.</summary>
internal static class TwilioJournalJson
{
    /// <summary>Writes the messages accepted after a sequence number, and how much happened besides.</summary>
    public static void Write(Utf8JsonWriter json, TwilioJournal journal, long after)
    {
        WriteCounts(json, journal);
        json.WriteStartArray("messages");
        foreach (var message in journal.Messages.ToArray().SkipWhile(message => message.Sequence <= after))
        {
            Write(json, message);
        }

        json.WriteEndArray();
        json.WriteStartArray("callbacks");
        foreach (var callback in journal.Callbacks.ToArray())
        {
            json.WriteStartObject();
            json.WriteString("at", callback.At);
            json.WriteString("messageSid", callback.MessageSid);
            json.WriteString("status", callback.Status);
            json.WriteString("url", callback.Url);
            json.WriteNumber("httpStatus", callback.HttpStatus);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes how much happened.</summary>
    public static void WriteCounts(Utf8JsonWriter json, TwilioJournal journal)
    {
        json.WriteNumber("messageCount", journal.Messages.Total);
        json.WriteNumber("requestCount", journal.Requests.Total);
        json.WriteNumber("callbackCount", journal.Callbacks.Total);
        json.WriteNumber("typingCount", journal.Typing.Total);
    }

    private static void Write(Utf8JsonWriter json, TwilioMessage message)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", message.Sequence);
        json.WriteString("sid", message.Sid);
        json.WriteString("at", message.CreatedAt);
        json.WriteString("to", message.To);
        json.WriteString("from", message.From);
        json.WriteString("body", message.Body);
        json.WriteString("contentSid", message.ContentSid);
        json.WriteString("statusCallback", message.StatusCallback);
        json.WriteString("status", message.Status);
        json.WriteEndObject();
    }
}
