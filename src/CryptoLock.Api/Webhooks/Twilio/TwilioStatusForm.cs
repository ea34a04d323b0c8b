using System.ComponentModel.DataAnnotations;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// A report on the delivery of one part, as Twilio posts it. Every value is text and may be missing or empty, which mean
/// the same; <c>MessageSid</c> and <c>MessageStatus</c> are required. Unknown fields are accepted and ignored.
/// </summary>
public sealed class TwilioStatusForm
{
    /// <summary>Required. Twilio's id of the part.</summary>
    /// <example>SM00000000000000000000000000000001</example>
    [Required(ErrorMessage = "MessageSid is missing.")]
    public string? MessageSid { get; set; }

    /// <summary>
    /// Required. <c>queued</c>, <c>sent</c>, <c>delivered</c>, <c>read</c>, <c>failed</c>, <c>undelivered</c> and so
    /// on; one that is unknown changes nothing.
    /// </summary>
    /// <example>delivered</example>
    [Required(ErrorMessage = "MessageStatus is missing.")]
    public string? MessageStatus { get; set; }

    /// <summary>Twilio's error code, for <c>failed</c> and <c>undelivered</c>.</summary>
    /// <example>63016</example>
    public string? ErrorCode { get; set; }

    /// <summary>Twilio's explanation of the error.</summary>
    /// <example>Failed to send freeform message</example>
    public string? ErrorMessage { get; set; }

    /// <summary>The same as <c>MessageSid</c>, under its older name.</summary>
    /// <example>SM00000000000000000000000000000001</example>
    public string? SmsSid { get; set; }

    /// <summary>The same as <c>MessageStatus</c>, under its older name.</summary>
    /// <example>delivered</example>
    public string? SmsStatus { get; set; }

    /// <summary>The Twilio account.</summary>
    /// <example>AC00000000000000000000000000000000</example>
    public string? AccountSid { get; set; }

    /// <summary>The Messaging Service that sent the part; missing when none did.</summary>
    /// <example>MG00000000000000000000000000000005</example>
    public string? MessagingServiceSid { get; set; }

    /// <summary>The company's address.</summary>
    /// <example>whatsapp:+14155238886</example>
    public string? From { get; set; }

    /// <summary>The customer's address.</summary>
    /// <example>whatsapp:+15005550006</example>
    public string? To { get; set; }

    /// <summary>Version of Twilio's API.</summary>
    /// <example>2010-04-01</example>
    public string? ApiVersion { get; set; }

    /// <summary>The channel.</summary>
    /// <example>whatsapp</example>
    public string? ChannelPrefix { get; set; }

    /// <summary>Twilio's id of the channel's set-up.</summary>
    /// <example>XE00000000000000000000000000000004</example>
    public string? ChannelInstallSid { get; set; }

    /// <summary>The channel's own words on a failure.</summary>
    /// <example>Message failed to send</example>
    public string? ChannelStatusMessage { get; set; }

    /// <summary>The customer's address, masked.</summary>
    /// <example>+1500555XXXX</example>
    public string? ChannelToAddress { get; set; }

    /// <summary>The channel's own event, such as <c>READ</c>.</summary>
    /// <example>DELIVERED</example>
    public string? EventType { get; set; }

    /// <summary><c>true</c> for a template.</summary>
    /// <example>false</example>
    public string? StructuredMessage { get; set; }

    /// <summary>The customer's business-scoped user id.</summary>
    /// <example>whatsapp:BR.1A2B3C4D5E6F</example>
    public string? ExternalUserId { get; set; }

    /// <summary>When an SMS was done, as the carrier says.</summary>
    /// <example>2607061530</example>
    public string? RawDlrDoneDate { get; set; }
}
