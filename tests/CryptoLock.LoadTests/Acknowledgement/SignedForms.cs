using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CryptoLock.Emulators;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>Makes whole requests as Twilio sends them, before anything is measured: a new message each, from many customers.</summary>
internal static class SignedForms
{
    /// <summary>The public address that is signed, so that one set serves every server, whatever its port.</summary>
    public const string PublicUrl = "https://desk.example.com";

    public const string Path = "/webhook";

    private const int Customers = 10_000;

    /// <summary>As many requests, each of them bytes for the wire.</summary>
    /// <param name="count">How many.</param>
    /// <param name="from">The number of the first message.</param>
    public static byte[][] Create(int count, int from) => [.. Enumerable.Range(from, count).AsParallel().AsOrdered().Select(Request)];

    private static byte[] Request(int number)
    {
        var fields = Fields(number);
        var form = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        return Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: desk.example.com\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n"
            + $"Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\nContent-Length: {form.Length}\r\n"
            + $"I-Twilio-Idempotency-Token: {number:x8}-0000-4000-8000-000000000000\r\n"
            + $"{TwilioSignature.HeaderName}: {TwilioSignature.Compute(PublicUrl + Path, fields, EmulatorDefaults.AuthToken)}\r\n\r\n{form}");
    }

    private static KeyValuePair<string, string>[] Fields(int number)
    {
        // Random, as Twilio's are: an index over them is written to at any place.
        var sid = "SM" + Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number))[..16]);
        var digits = string.Create(CultureInfo.InvariantCulture, $"5511{number % Customers:D9}");
        return
        [
            new("SmsMessageSid", sid),
            new("NumMedia", "0"),
            new("ProfileName", "Ana Souza"),
            new("MessageType", "text"),
            new("SmsSid", sid),
            new("WaId", digits),
            new("SmsStatus", "received"),
            new("Body", "Olá, tenho uma dúvida sobre o PSPM: ele funciona com GitHub Actions?"),
            new("To", EmulatorDefaults.Sender),
            new("NumSegments", "1"),
            new("MessageSid", sid),
            new("AccountSid", EmulatorDefaults.AccountSid),
            new("From", $"whatsapp:+{digits}"),
            new("ApiVersion", "2010-04-01"),
        ];
    }
}
