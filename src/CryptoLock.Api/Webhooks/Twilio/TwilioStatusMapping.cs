using System.Globalization;
using CryptoLock.Application.Delivery.RecordDeliveryStatus;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>Reads a delivery report's form.</summary>
internal static class TwilioStatusMapping
{
    public static RecordDeliveryStatusCommand ToCommand(this TwilioStatusForm form, Guid partId) =>
        new(partId, form.MessageSid, StatusOf(form.MessageStatus), ErrorCodeOf(form.ErrorCode));

    /// <summary>
    /// The status in our terms; null for one that precedes the hand-over to the channel, or that is new to us.
    /// </summary>
    public static PartStatus? StatusOf(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "sent" => PartStatus.Sent,
        "delivered" => PartStatus.Delivered,
        "read" => PartStatus.Read,
        "failed" or "undelivered" or "canceled" => PartStatus.Failed,
        _ => null,
    };

    private static int? ErrorCodeOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code > 0 ? code : null;
}
