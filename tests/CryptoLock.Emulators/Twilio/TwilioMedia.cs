using System.Text.Json;

namespace CryptoLock.Emulators.Twilio;

/// <summary>A medium of a customer's message.</summary>
/// <param name="Sid">ME and 32 hexadecimal digits.</param>
/// <param name="MessageSid">The message it belongs to; use it as the webhook's <c>MessageSid</c>.</param>
/// <param name="Url">Its address at the API, which wants credentials and redirects.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">Its MIME type.</param>
public sealed record TwilioMedia(
    string Sid, string MessageSid, Uri Url, ReadOnlyMemory<byte> Content, string ContentType)
{
    private int _notFoundTimes;

    internal int NotFoundTimes
    {
        init => _notFoundTimes = value;
    }

    internal bool IsFresh() => Interlocked.Decrement(ref _notFoundTimes) >= 0;

    internal void Write(Utf8JsonWriter json, TwilioEmulatorOptions options)
    {
        var now = TwilioMessageJson.Rfc2822(options.Clock.GetUtcNow());
        json.WriteStartObject();
        json.WriteString("sid", Sid);
        json.WriteString("account_sid", options.AccountSid);
        json.WriteString("parent_sid", MessageSid);
        json.WriteString("content_type", ContentType);
        json.WriteString("date_created", now);
        json.WriteString("date_updated", now);
        json.WriteString("uri", $"{Url.AbsolutePath}.json");
        json.WriteEndObject();
    }
}
