namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>How to reach Twilio. Checked at start; read once.</summary>
public sealed class TwilioOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Twilio";

    /// <summary>
    /// The account's auth token, which stands in for <c>Client:AuthToken</c> when that is missing. Secret.
    /// </summary>
    public string? AuthToken { get; set; }

    /// <summary>Credentials and place of the REST API.</summary>
    public TwilioClientOptions Client { get; set; } = new();

    /// <summary>How customers and Twilio reach this service.</summary>
    public TwilioPublicAddressOptions RequestValidation { get; set; } = new();

    /// <summary>Another address for the REST API, such as an emulator's; null for Twilio's own.</summary>
    public string? ApiBaseUrl { get; set; }

    /// <summary>Another address for the messaging API; null to follow <see cref="ApiBaseUrl"/>.</summary>
    public string? MessagingBaseUrl { get; set; }

    /// <summary>Another address for the content API; null to follow <see cref="ApiBaseUrl"/>.</summary>
    public string? ContentBaseUrl { get; set; }

    /// <summary>
    /// Our number, with or without <c>whatsapp:</c>; null when unknown. A reply leaves from the number that the
    /// customer wrote to, so this is only for a customer on another channel than that number.
    /// </summary>
    public string? WhatsAppNumber { get; set; }

    /// <summary>The messaging service that sends, <c>MG…</c>; null to send from the number alone.</summary>
    public string? MessagingServiceSid { get; set; }

    /// <summary>
    /// Whether WhatsApp customers see that an answer is being written. This also marks their message as read.
    /// </summary>
    public bool TypingIndicator { get; set; } = true;

    /// <summary>
    /// Most messages a second from one number, from 0.01 to 100,000; null for Twilio's own limits: 80, and one in three seconds
    /// from the sandbox.
    /// </summary>
    public double? MessagesPerSecond { get; set; }

    /// <summary>What is sent when the customer's last message is over 24 hours old.</summary>
    public TwilioTemplateOptions Template { get; set; } = new();

    /// <summary>Longest wait for Twilio's answer, from one second to 100.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What could not be read from the configuration, as messages.</summary>
    internal List<string> Unreadable { get; } = [];
}
