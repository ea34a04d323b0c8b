using CryptoLock.Application.Ports;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>The fields of a message to be sent.</summary>
internal static class TwilioMessageForm
{
    /// <summary>
    /// The fields for a part. Beside a messaging service the sender is still named: customers know that number.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(OutgoingPart part, TwilioOptions options)
    {
        yield return new("To", part.To.Value);
        yield return new("From", TwilioNumber.SenderOf(part, options));
        if (options.MessagingServiceSid is { } service)
        {
            yield return new("MessagingServiceSid", service);
        }

        yield return new("Body", part.Text);
        if (StatusCallback(part.PartId, options) is { } callback)
        {
            yield return new("StatusCallback", callback);
        }
    }

    private static string? StatusCallback(PartId part, TwilioOptions options) =>
        options.RequestValidation.BaseUrlOverride is { } address ? $"{address}/webhook/status/{part.Value:D}" : null;
}
