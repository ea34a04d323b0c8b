using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Conversations.ReceiveMessage;

/// <summary>Brings what the channel delivered within the limits of what is stored. Never refuses a message.</summary>
internal static class MessageContentNormalizer
{
    public const int MaxAttachments = 10;
    public const int MaxUrlLength = 2_048;
    public const int MaxContentTypeLength = 255;
    public const int MaxPlaceLength = 1_000;
    public const int MaxSelectionLength = 256;

    public static MessageContent Normalize(MessageContent content) =>
        new(StorableText.Clean(content.Text, MessageContent.MaxTextLength))
        {
            Attachments = [.. content.Attachments.Where(IsUsable).Take(MaxAttachments).Select(Normalize)],
            Location = content.Location is { } location && IsOnEarth(location) ? Normalize(location) : null,
            Selection = StorableText.CleanOrNull(content.Selection, MaxSelectionLength),
            Intent = content.Intent,
            QuotedProviderId = ProviderIdentifier.IsValid(content.QuotedProviderId) ? content.QuotedProviderId : null,
        };

    private static bool IsUsable(Attachment attachment) =>
        attachment.Url.Length <= MaxUrlLength
        && Uri.TryCreate(attachment.Url, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && StorableText.Clean(attachment.Url, MaxUrlLength) == attachment.Url;

    private static Attachment Normalize(Attachment attachment) =>
        attachment with { ContentType = StorableText.Clean(attachment.ContentType, MaxContentTypeLength) };

    private static bool IsOnEarth(SharedLocation location) =>
        location is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 };

    private static SharedLocation Normalize(SharedLocation location) => location with
    {
        Label = StorableText.CleanOrNull(location.Label, MaxPlaceLength),
        Address = StorableText.CleanOrNull(location.Address, MaxPlaceLength),
    };
}
