using CryptoLock.Application.Ports;

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

        foreach (var field in Content(part, options.Template))
        {
            yield return field;
        }

        if (options.RequestValidation.StatusCallbackFor(part.PartId.Value) is { } callback)
        {
            yield return new("StatusCallback", callback);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Content(OutgoingPart part, TwilioTemplateOptions template)
    {
        if (!part.IsTemplate || template.ContentSid is not { } content)
        {
            yield return new("Body", part.Text);
            yield break;
        }

        yield return new("ContentSid", content);
        if (template.ContentVariables is { } variables)
        {
            yield return new("ContentVariables", variables);
        }
    }
}
