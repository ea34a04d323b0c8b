namespace CryptoLock.Domain.Conversations;

/// <summary>A media item of a message. The bytes stay with the channel.</summary>
/// <param name="Url">Where the channel keeps it; needs the channel's credentials.</param>
/// <param name="ContentType">MIME type as the channel states it, parameters included; empty when it states none.</param>
public sealed record Attachment(string Url, string ContentType);
