using System.Text.Json;

namespace CryptoLock.Emulators.Twilio;

/// <summary>What Twilio refuses at once; everything else is accepted and may fail later.</summary>
internal static class TwilioMessageRules
{
    public const int MaxBodyLength = 1600;
    private const string Channel = "whatsapp:";

    /// <summary>The code of the error; null when the message is accepted.</summary>
    public static int? Check(in TwilioMessageForm form, TwilioEmulatorOptions options) =>
        CheckAddresses(form, options) ?? CheckContent(form, options) ?? CheckCallback(form.StatusCallback);

    private static int? CheckAddresses(in TwilioMessageForm form, TwilioEmulatorOptions options) => form switch
    {
        { To: null } => TwilioErrors.ToMissing,
        { To: var to } when !IsAddress(to) => TwilioErrors.ToInvalid,
        { From: null, MessagingServiceSid: null } => TwilioErrors.FromMissing,
        { MessagingServiceSid: { } service } when !Sids.IsSid(service, "MG") => TwilioErrors.ServiceInvalid,
        { From: null } => null,
        { From: var from, To: var to } when IsWhatsApp(from) != IsWhatsApp(to) => TwilioErrors.ChannelMismatch,
        { From: var from } when options.Senders is { } own && !own.Contains(from) =>
            IsWhatsApp(from) ? TwilioErrors.ChannelNotFound : TwilioErrors.FromUnusable,
        _ => null,
    };

    private static int? CheckContent(in TwilioMessageForm form, TwilioEmulatorOptions options) => form switch
    {
        { ContentSid: null, ContentVariables: not null } => TwilioErrors.ContentSidRequired,
        { ContentSid: { } sid } when !IsTemplate(sid, options) => TwilioErrors.ContentSidInvalid,
        { ContentVariables: { } variables } when !IsJsonObject(variables) => TwilioErrors.ContentVariablesInvalid,
        { ContentSid: not null } => null,
        { Body: null, MediaUrls.Count: 0 } => TwilioErrors.BodyMissing,
        { Body.Length: > MaxBodyLength } => TwilioErrors.BodyTooLong,
        { MediaUrls.Count: > 1 } when IsWhatsApp(form.To!) => TwilioErrors.TooManyMedia,
        _ => null,
    };

    private static int? CheckCallback(string? url) =>
        url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" && !uri.Host.Contains('_', StringComparison.Ordinal))
            ? null
            : TwilioErrors.CallbackInvalid;

    private static bool IsTemplate(string sid, TwilioEmulatorOptions options) =>
        Sids.IsSid(sid, "HX") && (options.Templates is null || options.Templates.ContainsKey(sid));

    private static bool IsWhatsApp(string address) => address.StartsWith(Channel, StringComparison.Ordinal);

    private static bool IsAddress(string address)
    {
        var user = IsWhatsApp(address) ? address.AsSpan(Channel.Length) : address.AsSpan();
        return user switch
        {
            ['+', .. { Length: >= 7 and <= 15 } digits] => !digits.ContainsAnyExceptInRange('0', '9'),
            [>= 'A' and <= 'Z', >= 'A' and <= 'Z', '.', .. { Length: >= 1 and <= 128 } id] =>
                IsWhatsApp(address) && IsAlphanumeric(id),
            _ => false,
        };
    }

    private static bool IsAlphanumeric(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsJsonObject(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
