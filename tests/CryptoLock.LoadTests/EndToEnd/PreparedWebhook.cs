using System.Text;
using CryptoLock.Emulators;
using CryptoLock.Emulators.Twilio;
using CryptoLock.EndToEnd.Tests.Faults;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>A signed webhook as the bytes of its HTTP request: made before the clock starts, so that only sending it costs.</summary>
internal static class PreparedWebhook
{
    /// <param name="service">The service's address.</param>
    /// <param name="number">The message's number, which its text and any answer to it tells.</param>
    /// <param name="customer">The customer's number.</param>
    public static byte[] Create(Uri service, int number, int customer)
    {
        var text = $"{Tokens.Make(number)}: which checks does PSPM make in a pipeline, and how are they set up?";
        var url = new Uri(service, "/webhook").ToString();
        var fields = InboundWebhook.Text($"whatsapp:+1500{customer:D7}", text).ToFields(EmulatorDefaults.AccountSid, EmulatorDefaults.Sender);
        var body = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
        return Encoding.ASCII.GetBytes(
            $"POST /webhook HTTP/1.1\r\nHost: {service.Authority}\r\nUser-Agent: TwilioProxy/1.1\r\n"
            + "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
            + $"{TwilioSignature.HeaderName}: {TwilioSignature.Compute(url, fields, EmulatorDefaults.AuthToken)}\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}");
    }
}
