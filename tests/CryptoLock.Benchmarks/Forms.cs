namespace CryptoLock.Benchmarks;

/// <summary>A customer's message as Twilio posts it: fourteen fields.</summary>
internal static class Forms
{
    public const string Url = "https://desk.example.com/webhook";

    public const string AuthToken = "fa4efa4efa4efa4efa4efa4efa4efa4e";

    public static readonly KeyValuePair<string, string>[] Fields =
    [
        new("SmsMessageSid", "SM00000000000000000000000000000001"),
        new("NumMedia", "0"),
        new("ProfileName", "Ana Souza"),
        new("MessageType", "text"),
        new("SmsSid", "SM00000000000000000000000000000001"),
        new("WaId", "15005550006"),
        new("SmsStatus", "received"),
        new("Body", "Olá, tenho uma dúvida sobre o PSPM: ele funciona com GitHub Actions?"),
        new("To", "whatsapp:+14155238886"),
        new("NumSegments", "1"),
        new("MessageSid", "SM00000000000000000000000000000001"),
        new("AccountSid", "AC00000000000000000000000000000001"),
        new("From", "whatsapp:+15005550006"),
        new("ApiVersion", "2010-04-01"),
    ];

    public static readonly string Encoded = string.Join('&', Fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
}
