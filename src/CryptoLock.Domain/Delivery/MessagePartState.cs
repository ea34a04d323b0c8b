using CryptoLock.Domain.Conversations;

namespace CryptoLock.Domain.Delivery;

/// <summary>A part of a message to the customer, as a store keeps it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Index">Place in the message, from 0.</param>
/// <param name="Text">The text as the customer sees it.</param>
/// <param name="IsTemplate">Whether it leaves as the configured template.</param>
public sealed record MessagePartState(PartId Id, MessageId MessageId, int Index, string Text, bool IsTemplate)
{
    /// <inheritdoc cref="MessagePart.Status"/>
    public PartStatus Status { get; init; }

    /// <inheritdoc cref="MessagePart.ProviderId"/>
    public string? ProviderId { get; init; }

    /// <inheritdoc cref="MessagePart.Attempts"/>
    public int Attempts { get; init; }

    /// <inheritdoc cref="MessagePart.ChangedAt"/>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <inheritdoc cref="MessagePart.ErrorCode"/>
    public int? ErrorCode { get; init; }

    /// <inheritdoc cref="MessagePart.ErrorCause"/>
    public string? ErrorCause { get; init; }

    /// <inheritdoc cref="MessagePart.ReplacedBy"/>
    public PartId? ReplacedBy { get; init; }
}
