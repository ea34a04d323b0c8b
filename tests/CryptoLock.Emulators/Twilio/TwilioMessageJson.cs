using System.Globalization;
using System.Text.Json;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Writes the message resource.</summary>
internal static class TwilioMessageJson
{
    public const string ApiVersion = "2010-04-01";

    public static void Write(Utf8JsonWriter json, TwilioMessage message, string accountSid)
    {
        var uri = $"/{ApiVersion}/Accounts/{accountSid}/Messages/{message.Sid}";
        json.WriteStartObject();
        json.WriteString("account_sid", accountSid);
        json.WriteString("api_version", ApiVersion);
        json.WriteString("body", message.IsRedacted ? string.Empty : message.Body);
        json.WriteString("date_created", Rfc2822(message.CreatedAt));
        json.WriteString("date_sent", message.SentAt is { } sent ? Rfc2822(sent) : null);
        json.WriteString("date_updated", Rfc2822(message.UpdatedAt));
        json.WriteString("direction", "outbound-api");
        WriteError(json, message.ErrorCode);
        json.WriteString("from", message.From);
        json.WriteString("messaging_service_sid", message.MessagingServiceSid);
        json.WriteString("num_media", message.MediaUrls.Count.ToString(CultureInfo.InvariantCulture));
        json.WriteString("num_segments", message.MessagingServiceSid is null ? "1" : "0");
        json.WriteNull("price");
        json.WriteNull("price_unit");
        json.WriteString("sid", message.Sid);
        json.WriteString("status", message.Status);
        json.WriteStartObject("subresource_uris");
        json.WriteString("media", $"{uri}/Media.json");
        json.WriteString("feedback", $"{uri}/Feedback.json");
        json.WriteEndObject();
        json.WriteString("to", message.To);
        json.WriteString("uri", $"{uri}.json");
        json.WriteEndObject();
    }

    public static string Rfc2822(DateTimeOffset at) =>
        at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    private static void WriteError(Utf8JsonWriter json, int? code)
    {
        if (code is null)
        {
            json.WriteNull("error_code");
            json.WriteNull("error_message");
            return;
        }

        json.WriteNumber("error_code", code.Value);
        json.WriteString("error_message", "The message was not delivered.");
    }
}
