namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>Forms as Twilio posts them.</summary>
internal static class WebhookForms
{
    public const string StatusUrl = "https://example.com/webhook/status/0197f3a0-0000-7000-8000-000000000001";

    /// <summary>A text message; further fields replace or add to it.</summary>
    public static List<KeyValuePair<string, string>> Message(params (string Name, string Value)[] fields) => With(
        [
            new("SmsMessageSid", "SM00000000000000000000000000000001"),
            new("NumMedia", "0"),
            new("ProfileName", "Test User"),
            new("MessageType", "text"),
            new("SmsSid", "SM00000000000000000000000000000001"),
            new("WaId", "15005550006"),
            new("SmsStatus", "received"),
            new("Body", "Hello"),
            new("To", "whatsapp:+14155238886"),
            new("NumSegments", "1"),
            new("ReferralNumMedia", "0"),
            new("MessageSid", "SM00000000000000000000000000000001"),
            new("AccountSid", "AC00000000000000000000000000000000"),
            new("From", "whatsapp:+15005550006"),
            new("ApiVersion", "2010-04-01"),
        ],
        fields);

    /// <summary>A delivery report; further fields replace or add to it.</summary>
    public static List<KeyValuePair<string, string>> Status(params (string Name, string Value)[] fields) => With(
        [
            new("ChannelPrefix", "whatsapp"),
            new("MessageStatus", "delivered"),
            new("SmsStatus", "delivered"),
            new("SmsSid", "SM00000000000000000000000000000001"),
            new("MessageSid", "SM00000000000000000000000000000001"),
            new("AccountSid", "AC00000000000000000000000000000000"),
            new("EventType", "DELIVERED"),
        ],
        fields);

    private static List<KeyValuePair<string, string>> With(
        List<KeyValuePair<string, string>> basis, (string Name, string Value)[] fields) =>
    [
        .. basis.Where(field => fields.All(f => f.Name != field.Key)),
        .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
    ];
}
