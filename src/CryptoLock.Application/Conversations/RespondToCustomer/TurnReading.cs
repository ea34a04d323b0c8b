using CryptoLock.Application.Sessions;

namespace CryptoLock.Application.Conversations.RespondToCustomer;

/// <summary>What a turn reads.</summary>
/// <param name="Tail">The last messages of the conversation by position.</param>
/// <param name="FailedAfter">
/// The position after which the failed turn read that this one replays; null when it replays none.
/// </param>
internal sealed record TurnReading(IReadOnlyList<TranscriptEntry> Tail, int? FailedAfter);
