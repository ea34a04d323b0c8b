namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>The approved template that asks a customer to write, so that free text may be sent again.</summary>
public sealed class TwilioTemplateOptions
{
    /// <summary>The content template, <c>HX…</c>; null to wait silently until the customer writes.</summary>
    public string? ContentSid { get; set; }

    /// <summary>Its variables as a JSON object of texts, such as <c>{"1":"CryptoLock"}</c>; null when it has none.</summary>
    public string? ContentVariables { get; set; }
}
