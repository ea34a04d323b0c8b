using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Ledger;

/// <summary>A customer's message that has no outcome yet.</summary>
/// <param name="Id">Identity.</param>
/// <param name="SessionId">The conversation.</param>
/// <param name="ProviderId">The channel's id of the message.</param>
/// <param name="ReceivedAt">Arrival, UTC.</param>
/// <param name="Age">Time since its arrival.</param>
/// <param name="SessionStatus">Who answers the customer at the moment.</param>
public sealed record UnsettledMessage(
    MessageId Id, ChatSessionId SessionId, string ProviderId, DateTimeOffset ReceivedAt, TimeSpan Age, SessionStatus SessionStatus);

/// <summary>The messages without an outcome in figures.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="OldestAge">Time since the oldest one's arrival; null when there is none.</param>
public sealed record UnsettledFigures(int Count, TimeSpan? OldestAge);
