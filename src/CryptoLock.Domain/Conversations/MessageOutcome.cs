using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Conversations;

/// <summary>How a customer's message ended. Every inbound message gets exactly one, once.</summary>
public sealed record MessageOutcome
{
    private MessageOutcome(OutcomeKind kind, TurnId? turn, string? reason) => (Kind, Turn, Reason) = (kind, turn, reason);

    /// <summary>The kind.</summary>
    public OutcomeKind Kind { get; }

    /// <summary>The turn that read the message; null when no turn answered.</summary>
    public TurnId? Turn { get; }

    /// <summary>A short code from a closed list; null for kinds that need none.</summary>
    public string? Reason { get; }

    /// <summary>The turn's reply answers this message.</summary>
    /// <param name="turn">The turn.</param>
    public static MessageOutcome AnsweredBy(TurnId turn) => new(OutcomeKind.Answered, turn, null);

    /// <summary>The message was read together with a later one, which the turn's reply answers.</summary>
    /// <param name="turn">The turn.</param>
    public static MessageOutcome MergedInto(TurnId turn) => new(OutcomeKind.Merged, turn, null);

    /// <summary>A person has the conversation and answers.</summary>
    public static MessageOutcome HandedOff() => new(OutcomeKind.HandedOff, null, null);

    /// <summary>Deliberately left without an answer.</summary>
    /// <param name="reason">Why.</param>
    public static MessageOutcome Suppressed(SuppressionReason reason) => new(OutcomeKind.Suppressed, null, reason.ToString());

    /// <summary>The assistant could not answer, and a person was asked.</summary>
    /// <param name="reason">Why.</param>
    public static MessageOutcome FailedToPerson(HandoffReason reason) => new(OutcomeKind.FailedToPerson, null, reason.ToString());

    /// <summary>Rebuilds a stored outcome.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="turn">The turn; only for <see cref="OutcomeKind.Answered"/> and <see cref="OutcomeKind.Merged"/>.</param>
    /// <param name="reason">The reason; only for <see cref="OutcomeKind.Suppressed"/> and <see cref="OutcomeKind.FailedToPerson"/>.</param>
    /// <exception cref="DomainException">The three do not belong together.</exception>
    public static MessageOutcome Restore(OutcomeKind kind, TurnId? turn, string? reason)
    {
        var needsTurn = kind is OutcomeKind.Answered or OutcomeKind.Merged;
        var needsReason = kind is OutcomeKind.Suppressed or OutcomeKind.FailedToPerson;
        return needsTurn == turn.HasValue && needsReason == reason is not null
            ? new(kind, turn, reason)
            : throw new DomainException($"A stored outcome of kind {kind} is malformed.");
    }
}
