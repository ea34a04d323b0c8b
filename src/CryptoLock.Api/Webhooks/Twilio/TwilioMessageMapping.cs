using System.Globalization;
using CryptoLock.Application.Conversations.ReceiveMessage;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Reads a message's form. Never refuses: what cannot be read is left out, what is required is judged later.
/// </summary>
internal static class TwilioMessageMapping
{
    public static ReceiveMessageCommand ToCommand(this TwilioMessageForm form) => new(
        form.MessageSid,
        form.From,
        form.To,
        form.ExternalUserId,
        form.ProfileName,
        new MessageContent(form.Body ?? form.ButtonText ?? form.ListTitle ?? string.Empty)
        {
            Attachments = [.. form.Media().Select(item => new Attachment(item.Url, item.ContentType ?? string.Empty))],
            Location = Location(form),
            Selection = form.ListId ?? form.ButtonPayload,
            QuotedProviderId = form.OriginalRepliedMessageSid,
            Intent = form.OptOutType switch
            {
                "STOP" => CustomerIntent.OptOut,
                "START" => CustomerIntent.OptIn,
                _ => null,
            },
        });

    private static SharedLocation? Location(TwilioMessageForm form) =>
        Degrees(form.Latitude) is { } latitude && Degrees(form.Longitude) is { } longitude
            ? new SharedLocation(latitude, longitude, form.Label, form.Address)
            : null;

    private static double? Degrees(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees)
            ? degrees
            : null;
}
