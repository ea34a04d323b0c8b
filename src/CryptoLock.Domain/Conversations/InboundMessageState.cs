namespace CryptoLock.Domain.Conversations;

/// <summary>A customer's message, as a store keeps it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Position">Place in the conversation, from 1.</param>
/// <param name="ProviderId">The channel's id of the message.</param>
/// <param name="Content">What it holds.</param>
/// <param name="At">Arrival, UTC.</param>
/// <param name="Outcome">How it ended; null while it waits.</param>
public sealed record InboundMessageState(
    MessageId Id, int Position, string ProviderId, MessageContent Content, DateTimeOffset At, MessageOutcome? Outcome);
