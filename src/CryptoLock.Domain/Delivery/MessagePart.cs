using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Domain.Delivery;

/// <summary>One piece of an outbound message, as long as the channel allows, sent by itself.</summary>
public sealed class MessagePart
{
    internal MessagePart(PartId id, ChatSessionId sessionId, int index, string text, bool isTemplate = false) =>
        (Id, SessionId, Index, Text, IsTemplate) = (id, sessionId, index, text, isTemplate);

    /// <summary>Identity.</summary>
    public PartId Id { get; }

    /// <summary>The conversation.</summary>
    public ChatSessionId SessionId { get; }

    /// <summary>Place in the message, from 0.</summary>
    public int Index { get; }

    /// <summary>The text as the customer sees it.</summary>
    public string Text { get; }

    /// <summary>Whether it leaves as the configured template, which may be sent at any time; its text is for our eyes.</summary>
    public bool IsTemplate { get; }

    /// <summary>How far it has come.</summary>
    public PartStatus Status { get; private set; }

    /// <summary>The provider's id; null until the provider accepted it.</summary>
    public string? ProviderId { get; private set; }

    /// <summary>How often it was handed to the provider.</summary>
    public int Attempts { get; private set; }

    /// <summary>When the status last changed, UTC; null while nothing was tried.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>The provider's error code; null unless it failed, or when the failure has none.</summary>
    public int? ErrorCode { get; private set; }

    /// <summary>What went wrong, in plain words; null unless it failed.</summary>
    public string? ErrorCause { get; private set; }

    /// <summary>The part that says the same once more, after this one did not arrive; null when there is none.</summary>
    public PartId? ReplacedBy { get; private set; }

    /// <summary>Whether it still has to leave.</summary>
    public bool IsUnsent => Status is PartStatus.Queued or PartStatus.Sending;

    /// <summary>Whether it will never arrive and nothing says it in its place.</summary>
    public bool IsLost => Status is PartStatus.Failed or PartStatus.Withdrawn && ReplacedBy is null;

    internal MessagePartState StateIn(MessageId message) => new(Id, message, Index, Text, IsTemplate)
    {
        Status = Status,
        ProviderId = ProviderId,
        Attempts = Attempts,
        ChangedAt = ChangedAt,
        ErrorCode = ErrorCode,
        ErrorCause = ErrorCause,
        ReplacedBy = ReplacedBy,
    };

    internal static MessagePart Restore(ChatSessionId sessionId, MessagePartState state) =>
        new(state.Id, sessionId, state.Index, state.Text, state.IsTemplate)
        {
            Status = state.Status,
            ProviderId = state.ProviderId,
            Attempts = state.Attempts,
            ChangedAt = state.ChangedAt,
            ErrorCode = state.ErrorCode,
            ErrorCause = state.ErrorCause,
            ReplacedBy = state.ReplacedBy,
        };

    internal void BeginSending(DateTimeOffset now)
    {
        Require(PartStatus.Queued);
        (Status, ChangedAt) = (PartStatus.Sending, now);
        Attempts++;
    }

    internal void Requeue(DateTimeOffset now)
    {
        Require(PartStatus.Sending);
        (Status, ChangedAt) = (PartStatus.Queued, now);
    }

    internal void Withdraw(DateTimeOffset now)
    {
        Require(PartStatus.Queued);
        (Status, ChangedAt) = (PartStatus.Withdrawn, now);
    }

    internal void ReplaceBy(PartId other)
    {
        if (Status is not (PartStatus.Failed or PartStatus.Withdrawn))
        {
            throw new DomainException("Only a part that did not arrive is replaced.");
        }

        ReplacedBy = other;
    }

    /// <summary>Moves the status up its rank; anything else is ignored.</summary>
    /// <returns>Whether anything changed.</returns>
    internal bool Report(DeliveryReport report)
    {
        ProviderId ??= report.ProviderId;
        if (report.Status <= Status)
        {
            return false;
        }

        (Status, ChangedAt) = (report.Status, report.At);
        if (report.Status == PartStatus.Failed)
        {
            (ErrorCode, ErrorCause) = (report.ErrorCode, report.ErrorCause);
        }

        return true;
    }

    private void Require(PartStatus status)
    {
        if (Status != status)
        {
            throw new DomainException($"A part that is {Status} cannot be treated as {status}.");
        }
    }
}
