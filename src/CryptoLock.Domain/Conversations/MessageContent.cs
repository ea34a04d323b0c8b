namespace CryptoLock.Domain.Conversations;

/// <summary>What a customer's message holds.</summary>
/// <param name="Text">Typed text, or the visible text of a pressed button or list item; empty when there is none.</param>
public sealed record MessageContent(string Text)
{
    /// <summary>Longest stored text, in UTF-16 units. WhatsApp through Twilio carries at most 1,600; the rest is head-room.</summary>
    public const int MaxTextLength = 16_384;

    /// <summary>Media, in the channel's order.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>A shared place; null when none.</summary>
    public SharedLocation? Location { get; init; }

    /// <summary>Our identifier behind a pressed button or chosen list item; null when none.</summary>
    public string? Selection { get; init; }

    /// <summary>The channel's id of the message that this one quotes; null when none.</summary>
    public string? QuotedProviderId { get; init; }

    /// <summary>What the customer commands with it; null when it is a message like any other.</summary>
    public CustomerIntent? Intent { get; init; }

    /// <summary>Nothing in it that the service understands: a reaction, a poll, or a kind that did not exist yet.</summary>
    public bool IsEmpty => !HasText && Attachments.Count == 0 && Location is null && Selection is null;

    /// <summary>Whether there are words to answer.</summary>
    public bool HasText => !string.IsNullOrWhiteSpace(Text);
}
