namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// A message from a customer, as Twilio posts it. Every value is text and may be missing or empty, which mean the same;
/// <c>MessageSid</c>, <c>From</c> and <c>To</c> are required. Fields unknown to this list are accepted and ignored.
/// </summary>
public sealed partial class TwilioMessageForm
{
    /// <summary>
    /// Required. Twilio's id of the message. The same id is taken in once, however often it is posted.
    /// </summary>
    /// <example>SM00000000000000000000000000000001</example>
    public string? MessageSid { get; set; }

    /// <summary>The same id under its older name; not used.</summary>
    /// <example>SM00000000000000000000000000000001</example>
    public string? SmsSid { get; set; }

    /// <summary>The same id under its oldest name; not used.</summary>
    /// <example>SM00000000000000000000000000000001</example>
    public string? SmsMessageSid { get; set; }

    /// <summary>The Twilio account that owns the receiving number.</summary>
    /// <example>AC00000000000000000000000000000000</example>
    public string? AccountSid { get; set; }

    /// <summary>The Messaging Service of the receiving number; missing when it is in none.</summary>
    /// <example>MG00000000000000000000000000000005</example>
    public string? MessagingServiceSid { get; set; }

    /// <summary>
    /// Required. The sender: <c>whatsapp:</c> and a phone number, <c>whatsapp:</c> and a business-scoped user id, or
    /// for SMS a bare number.
    /// </summary>
    /// <example>whatsapp:+15005550006</example>
    public string? From { get; set; }

    /// <summary>Required. The company's address.</summary>
    /// <example>whatsapp:+14155238886</example>
    public string? To { get; set; }

    /// <summary>The text; empty for media without a caption. For a button it repeats the button's text.</summary>
    /// <example>Olá, tenho dúvida sobre o PSPM</example>
    public string? Body { get; set; }

    /// <summary>How many media items there are, as a decimal number.</summary>
    /// <example>0</example>
    public string? NumMedia { get; set; }

    /// <summary>Segments of an SMS; always 1 for WhatsApp.</summary>
    /// <example>1</example>
    public string? NumSegments { get; set; }

    /// <summary>Always <c>received</c>.</summary>
    /// <example>received</example>
    public string? SmsStatus { get; set; }

    /// <summary>Version of Twilio's API.</summary>
    /// <example>2010-04-01</example>
    public string? ApiVersion { get; set; }

    /// <summary>Kind of message in WhatsApp's words. Not documented by Twilio, so nothing depends on it.</summary>
    /// <example>text</example>
    public string? MessageType { get; set; }

    /// <summary>The sender's own profile name: free text.</summary>
    /// <example>Ana Souza</example>
    public string? ProfileName { get; set; }

    /// <summary>The sender's number in digits; missing for senders without a visible number.</summary>
    /// <example>15005550006</example>
    public string? WaId { get; set; }

    /// <summary>
    /// The sender's business-scoped user id. Identifies the customer when present, else <c>From</c> does.
    /// </summary>
    /// <example>whatsapp:BR.1A2B3C4D5E6F</example>
    public string? ExternalUserId { get; set; }

    /// <summary>The sender's WhatsApp user name.</summary>
    /// <example>ana.souza</example>
    public string? Username { get; set; }

    /// <summary><c>true</c> when the message was forwarded once.</summary>
    /// <example>false</example>
    public string? Forwarded { get; set; }

    /// <summary><c>true</c> when the message was forwarded many times.</summary>
    /// <example>false</example>
    public string? FrequentlyForwarded { get; set; }

    /// <summary>The channel's own payload, as JSON text.</summary>
    /// <example>{"type":"whatsapp","data":{"context":{"ProfileName":"Ana Souza"}}}</example>
    public string? ChannelMetadata { get; set; }

    /// <summary><c>STOP</c>, <c>START</c> or <c>HELP</c> when Twilio's Advanced Opt-Out handled the message.</summary>
    /// <example>STOP</example>
    public string? OptOutType { get; set; }
}
