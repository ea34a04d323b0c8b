using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.DeadLetters;

/// <summary>Work that was given up and that nobody has tried again.</summary>
/// <param name="Id">Identity of the turn or of the message.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="SessionId">The conversation.</param>
/// <param name="At">When it was given up, UTC.</param>
/// <param name="Reason">Why: for a turn a <see cref="HandoffReason"/>, for a message one sentence about the delivery error.</param>
/// <param name="ErrorCode">The provider's code of a delivery error; null when there is none, and for a turn.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Position">Place in the conversation of the message, or of the last message that the turn read.</param>
/// <param name="Author">Who wrote the message; null for a turn.</param>
public sealed record DeadLetter(
    Guid Id,
    DeadLetterKind Kind,
    ChatSessionId SessionId,
    DateTimeOffset At,
    string Reason,
    int? ErrorCode,
    int Attempts,
    int Position,
    MessageAuthor? Author);

/// <summary>What was given up.</summary>
public enum DeadLetterKind
{
    /// <summary>An answer that the assistant could not write.</summary>
    Turn,

    /// <summary>A message to the customer that the provider could not deliver.</summary>
    Message,
}
