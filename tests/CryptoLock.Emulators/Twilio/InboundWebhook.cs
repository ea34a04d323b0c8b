using System.Globalization;
using System.Text.Json;

namespace CryptoLock.Emulators.Twilio;

/// <summary>A customer's message as Twilio posts it. Made by the factories, adjusted with <c>with</c>.</summary>
public sealed record InboundWebhook
{
    private const string Channel = "whatsapp:";

    /// <summary>The customer's address: <c>whatsapp:+E164</c>, <c>whatsapp:CC.id</c> or a plain number.</summary>
    public required string From { get; init; }

    /// <summary>The text; empty for none.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>The idempotency key; unique unless set.</summary>
    public string MessageSid { get; init; } = Sids.New("SM");

    /// <summary>Twilio's word for the kind of message.</summary>
    public string MessageType { get; init; } = "text";

    /// <summary>The customer's WhatsApp name; null leaves it out.</summary>
    public string? ProfileName { get; init; } = "Ana";

    /// <summary>Fields besides those that every message has, in order; a name given here replaces the usual one.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Extra { get; init; } = [];

    /// <summary>Whether it comes through WhatsApp.</summary>
    public bool IsWhatsApp => From.StartsWith(Channel, StringComparison.Ordinal);

    /// <summary>A text message. The address decides whether it is WhatsApp with a number, WhatsApp without one, or SMS.</summary>
    /// <param name="from">The customer's address.</param>
    /// <param name="body">The text.</param>
    public static InboundWebhook Text(string from, string body) => new() { From = from, Body = body };

    /// <summary>A picture, voice note, document or other medium.</summary>
    /// <param name="from">The customer's address.</param>
    /// <param name="url">Where it can be downloaded.</param>
    /// <param name="contentType">Its MIME type.</param>
    /// <param name="caption">The text sent with it.</param>
    public static InboundWebhook Media(string from, Uri url, string contentType, string caption = "") => new()
    {
        From = from,
        Body = caption,
        MessageSid = Sids.New("MM"),
        MessageType = TypeOf(contentType),
        Extra = [new("NumMedia", "1"), new("MediaContentType0", contentType), new("MediaUrl0", url.AbsoluteUri)],
    };

    /// <summary>A medium that the emulator holds.</summary>
    /// <param name="from">The customer's address.</param>
    /// <param name="media">The medium.</param>
    /// <param name="caption">The text sent with it.</param>
    public static InboundWebhook Media(string from, TwilioMedia media, string caption = "") =>
        Media(from, media.Url, media.ContentType, caption) with { MessageSid = media.MessageSid };

    /// <summary>A place.</summary>
    /// <param name="from">The customer's address.</param>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="label">Its name; null leaves name and address out.</param>
    public static InboundWebhook Location(string from, double latitude, double longitude, string? label = null) => new()
    {
        From = from,
        MessageType = "location",
        Extra =
        [
            new("Latitude", latitude.ToString(CultureInfo.InvariantCulture)),
            new("Longitude", longitude.ToString(CultureInfo.InvariantCulture)),
            .. label is null ? [] : new KeyValuePair<string, string>[] { new("Address", label), new("Label", label) },
        ],
    };

    /// <summary>A tap on a quick-reply button.</summary>
    /// <param name="from">The customer's address.</param>
    /// <param name="text">What the button shows.</param>
    /// <param name="payload">The button's id.</param>
    public static InboundWebhook Button(string from, string text, string payload) => new()
    {
        From = from,
        Body = text,
        MessageType = "button",
        Extra = [new("ButtonText", text), new("ButtonPayload", payload), new("ButtonType", "REPLY")],
    };

    /// <summary>A choice from a list.</summary>
    /// <param name="from">The customer's address.</param>
    /// <param name="id">The item's id.</param>
    /// <param name="title">What the item shows.</param>
    public static InboundWebhook ListReply(string from, string id, string title) => new()
    {
        From = from,
        Body = title,
        MessageType = "interactive",
        Extra = [new("ListId", id), new("ListTitle", title)],
    };

    /// <summary>The same message as an answer to an earlier one.</summary>
    /// <param name="messageSid">The quoted message.</param>
    /// <param name="sender">Who wrote it.</param>
    public InboundWebhook Quoting(string messageSid, string sender) =>
        With("OriginalRepliedMessageSid", messageSid).With("OriginalRepliedMessageSender", sender);

    /// <summary>The same message with one more field.</summary>
    /// <param name="name">The field; a usual one is replaced.</param>
    /// <param name="value">Its value.</param>
    public InboundWebhook With(string name, string value) => this with { Extra = [.. Extra, new(name, value)] };

    /// <summary>The form, in an order seen in real traffic.</summary>
    /// <param name="accountSid">The account.</param>
    /// <param name="to">The company's address.</param>
    public List<KeyValuePair<string, string>> ToFields(string accountSid, string to)
    {
        var replaced = Extra.Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        var usual = Usual(accountSid, to).Where(field => field.Value is not null && !replaced.Contains(field.Key));
        return [.. usual.Select(field => KeyValuePair.Create(field.Key, field.Value!)), .. Extra];
    }

    private IEnumerable<KeyValuePair<string, string?>> Usual(string accountSid, string to)
    {
        var digits = IsWhatsApp && From[Channel.Length..] is ['+', .. var number] ? number : null;
        yield return new("ExternalUserId", IsWhatsApp ? BusinessScopedId(digits) : null);
        yield return new("SmsMessageSid", MessageSid);
        yield return new("NumMedia", "0");
        yield return new("ProfileName", IsWhatsApp ? ProfileName : null);
        yield return new("MessageType", IsWhatsApp ? MessageType : null);
        yield return new("SmsSid", MessageSid);
        yield return new("WaId", digits);
        yield return new("SmsStatus", "received");
        yield return new("Body", Body);
        yield return new("To", to);
        yield return new("NumSegments", "1");
        yield return new("ReferralNumMedia", IsWhatsApp ? "0" : null);
        yield return new("MessageSid", MessageSid);
        yield return new("AccountSid", accountSid);
        yield return new("ChannelMetadata", IsWhatsApp ? Metadata(digits) : null);
        yield return new("From", From);
        yield return new("ApiVersion", TwilioMessageJson.ApiVersion);
    }

    // Every WhatsApp message carries one; this one follows from the number, so that a customer keeps it.
    private string BusinessScopedId(string? digits) => digits switch
    {
        null => From,
        ['5', '5', ..] => $"{Channel}BR.{digits}X",
        ['3', '5', '1', ..] => $"{Channel}PT.{digits}X",
        ['4', '4', ..] => $"{Channel}GB.{digits}X",
        _ => $"{Channel}US.{digits}X",
    };

    private string Metadata(string? digits) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["type"] = "whatsapp",
        ["data"] = new Dictionary<string, object>
        {
            ["context"] = new Dictionary<string, string?> { ["ProfileName"] = ProfileName, ["WaId"] = digits },
        },
    });

    private static string TypeOf(string contentType) => contentType switch
    {
        "image/webp" => "sticker",
        "text/vcard" => "contacts",
        _ => contentType[..contentType.IndexOf('/', StringComparison.Ordinal)] switch
        {
            var kind and ("image" or "audio" or "video") => kind,
            _ => "document",
        },
    };
}
