using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Ports;

/// <summary>Reads conversations for people and for the model, without loading aggregates.</summary>
public interface ISessionReader
{
    /// <summary>A page of conversations, the latest activity first.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<Page<SessionSummary>> ListAsync(SessionFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>One conversation.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Null when there is none.</returns>
    Task<SessionSummary?> FindAsync(ChatSessionId id, CancellationToken cancellationToken);

    /// <summary>A page of a conversation's messages in order.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<Page<TranscriptEntry>> TranscriptAsync(ChatSessionId id, PageRequest page, CancellationToken cancellationToken);

    /// <summary>The last messages up to a position, oldest first. Costs the same however long the conversation is.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="throughPosition">Position of the last message wanted.</param>
    /// <param name="take">At most this many; from 1.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<TranscriptEntry>> TailAsync(ChatSessionId id, int throughPosition, int take, CancellationToken cancellationToken);

    /// <summary>How far a conversation had been read before a turn: what the turn answered begins after that.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="turnId">The turn. Of one that replays another, the first of that line counts.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>A position; 0 when nothing had been read, and for a turn that is unknown.</returns>
    Task<int> ReadBeforeAsync(ChatSessionId id, TurnId turnId, CancellationToken cancellationToken);

    /// <summary>Where a part belongs.</summary>
    /// <param name="partId">The part.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Null when there is no such part.</returns>
    Task<PartPlace?> LocateAsync(PartId partId, CancellationToken cancellationToken);
}

/// <summary>Where a part belongs.</summary>
/// <param name="SessionId">The conversation.</param>
/// <param name="MessageId">The message.</param>
public sealed record PartPlace(ChatSessionId SessionId, MessageId MessageId);
