using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Numbers as Twilio spells them: with <c>whatsapp:</c> on WhatsApp, without it for SMS.</summary>
internal static class TwilioNumber
{
    private const string WhatsApp = "whatsapp:";
    private const string Decoration = " -().";

    /// <summary>Whether an address is on WhatsApp.</summary>
    public static bool IsWhatsApp(string address) => address.StartsWith(WhatsApp, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a number that a person wrote.</summary>
    /// <returns>The number as <c>+</c> and 8 to 15 digits; null when it is none.</returns>
    public static string? Parse(string text)
    {
        var number = new string([.. WithoutChannel(text).Where(c => !Decoration.Contains(c))]);
        var digits = number.StartsWith('+') ? number[1..] : number;
        return digits.Length is >= 8 and <= 15 && digits.All(char.IsAsciiDigit) ? $"+{digits}" : null;
    }

    /// <summary>
    /// Whom a part is sent from: the number the customer wrote to. Where that is on another channel than the customer,
    /// our configured number, else the same number on the customer's channel; Twilio refuses to mix channels.
    /// </summary>
    public static string SenderOf(OutgoingPart part, TwilioOptions options)
    {
        var (from, toWhatsApp) = (part.From.Value, IsWhatsApp(part.To.Value));
        if (IsWhatsApp(from) == toWhatsApp)
        {
            return from;
        }

        var number = Parse(options.WhatsAppNumber ?? string.Empty) ?? WithoutChannel(from);
        return toWhatsApp ? WhatsApp + number : number;
    }

    private static string WithoutChannel(string address) => IsWhatsApp(address) ? address[WhatsApp.Length..] : address;
}
