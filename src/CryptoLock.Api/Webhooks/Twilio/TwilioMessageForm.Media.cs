namespace CryptoLock.Api.Webhooks.Twilio;

/// <content>Media. WhatsApp carries one item a message, MMS up to ten.</content>
public sealed partial class TwilioMessageForm
{
    /// <summary>Address of the first media item; readable with the account's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME0</example>
    public string? MediaUrl0 { get; set; }

    /// <summary>MIME type of the first media item.</summary>
    /// <example>image/jpeg</example>
    public string? MediaContentType0 { get; set; }

    /// <summary>Address of the second media item; readable with the account's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1</example>
    public string? MediaUrl1 { get; set; }

    /// <summary>MIME type of the second media item.</summary>
    /// <example>image/jpeg</example>
    public string? MediaContentType1 { get; set; }

    /// <summary>Address of the third media item; readable with the account's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME2</example>
    public string? MediaUrl2 { get; set; }

    /// <summary>MIME type of the third media item.</summary>
    /// <example>image/jpeg</example>
    public string? MediaContentType2 { get; set; }

    /// <summary>Address of the fourth media item; readable with the account's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME3</example>
    public string? MediaUrl3 { get; set; }

    /// <summary>MIME type of the fourth media item.</summary>
    /// <example>image/jpeg</example>
    public string? MediaContentType3 { get; set; }

    /// <summary>Address of the fifth media item; readable with the account's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME4</example>
    public string? MediaUrl4 { get; set; }

    /// <summary>MIME type of the fifth media item.</summary>
    /// <example>image/jpeg</example>
    public string? MediaContentType4 { get; set; }

    /// <summary>Address of the sixth media item; readable with the account's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME5</example>
    public string? MediaUrl5 { get; set; }

    /// <summary>MIME type of the sixth media item.</summary>
    /// <example>image/jpeg</example>
    public string? MediaContentType5 { get; set; }

    /// <summary>Address of the seventh media item; readable with the account's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME6</example>
    public string? MediaUrl6 { get; set; }

    /// <summary>MIME type of the seventh media item.</summary>
    /// <example>image/jpeg</example>
    public string? MediaContentType6 { get; set; }

    /// <summary>Address of the eighth media item; readable with the account's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME7</example>
    public string? MediaUrl7 { get; set; }

    /// <summary>MIME type of the eighth media item.</summary>
    /// <example>image/jpeg</example>
    public string? MediaContentType7 { get; set; }

    /// <summary>Address of the ninth media item; readable with the account's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME8</example>
    public string? MediaUrl8 { get; set; }

    /// <summary>MIME type of the ninth media item.</summary>
    /// <example>image/jpeg</example>
    public string? MediaContentType8 { get; set; }

    /// <summary>Address of the tenth media item; readable with the account's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME9</example>
    public string? MediaUrl9 { get; set; }

    /// <summary>MIME type of the tenth media item.</summary>
    /// <example>image/jpeg</example>
    public string? MediaContentType9 { get; set; }

    /// <summary>Every media item that has an address, in order.</summary>
    internal IEnumerable<(string Url, string? ContentType)> Media()
    {
        (string? Url, string? ContentType)[] items =
        [
            (MediaUrl0, MediaContentType0),
            (MediaUrl1, MediaContentType1),
            (MediaUrl2, MediaContentType2),
            (MediaUrl3, MediaContentType3),
            (MediaUrl4, MediaContentType4),
            (MediaUrl5, MediaContentType5),
            (MediaUrl6, MediaContentType6),
            (MediaUrl7, MediaContentType7),
            (MediaUrl8, MediaContentType8),
            (MediaUrl9, MediaContentType9),
        ];
        return items.Where(item => item.Url is not null).Select(item => (item.Url!, item.ContentType));
    }
}
