using CryptoLock.Domain.Conversations;

namespace CryptoLock.Api.Admin.Sessions;

/// <summary>A media item of a customer's message.</summary>
public sealed record AttachmentResponse
{
    /// <summary>Where the channel keeps it; reading it needs the channel's credentials.</summary>
    /// <example>https://api.twilio.com/2010-04-01/Accounts/AC0123/Messages/MM0123/Media/ME0123</example>
    public required string Url { get; init; }

    /// <summary>MIME type, as the channel states it; empty when it states none.</summary>
    /// <example>image/jpeg</example>
    public required string ContentType { get; init; }

    internal static AttachmentResponse From(Attachment attachment) => new()
    {
        Url = attachment.Url,
        ContentType = attachment.ContentType,
    };
}
