namespace CryptoLock.Api.Webhooks.Twilio;

/// <content>Where the sender comes from: an advertisement that opened the chat, and what a look-up found.</content>
public sealed partial class TwilioMessageForm
{
    /// <summary>Text of the advertisement.</summary>
    /// <example>Guarde as suas chaves com segurança</example>
    public string? ReferralBody { get; set; }

    /// <summary>Headline of the advertisement.</summary>
    /// <example>CryptoLock</example>
    public string? ReferralHeadline { get; set; }

    /// <summary>Meta's id of the advertisement.</summary>
    /// <example>120200000000000001</example>
    public string? ReferralSourceId { get; set; }

    /// <summary>Kind of source, such as <c>ad</c> or <c>post</c>.</summary>
    /// <example>ad</example>
    public string? ReferralSourceType { get; set; }

    /// <summary>Address of the advertisement.</summary>
    /// <example>https://fb.me/example</example>
    public string? ReferralSourceUrl { get; set; }

    /// <summary>Meta's id of the advertisement's media.</summary>
    /// <example>100000000000001</example>
    public string? ReferralMediaId { get; set; }

    /// <summary>MIME type of the advertisement's media.</summary>
    /// <example>image/jpeg</example>
    public string? ReferralMediaContentType { get; set; }

    /// <summary>Address of the advertisement's media.</summary>
    /// <example>https://example.com/ad.jpg</example>
    public string? ReferralMediaUrl { get; set; }

    /// <summary>How many media items the advertisement has.</summary>
    /// <example>0</example>
    public string? ReferralNumMedia { get; set; }

    /// <summary>Meta's click id.</summary>
    /// <example>ARAkLkA8rmlFeiCktEJQ-QTw</example>
    public string? ReferralCtwaClid { get; set; }

    /// <summary>City of the sender's number; usually missing for WhatsApp.</summary>
    /// <example>São Paulo</example>
    public string? FromCity { get; set; }

    /// <summary>State of the sender's number.</summary>
    /// <example>SP</example>
    public string? FromState { get; set; }

    /// <summary>Postal code of the sender's number.</summary>
    /// <example>01001-000</example>
    public string? FromZip { get; set; }

    /// <summary>Country of the sender's number.</summary>
    /// <example>BR</example>
    public string? FromCountry { get; set; }

    /// <summary>City of the company's number.</summary>
    /// <example>San Francisco</example>
    public string? ToCity { get; set; }

    /// <summary>State of the company's number.</summary>
    /// <example>CA</example>
    public string? ToState { get; set; }

    /// <summary>Postal code of the company's number.</summary>
    /// <example>94103</example>
    public string? ToZip { get; set; }

    /// <summary>Country of the company's number.</summary>
    /// <example>US</example>
    public string? ToCountry { get; set; }
}
