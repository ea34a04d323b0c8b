using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>
/// What an engine does for the repository: it reads values and writes differences. It decides nothing; the aggregate does.
/// Thread-safe.
/// </summary>
internal interface ISessionStore
{
    /// <summary>Reads a conversation with everything that is open, and what is asked for besides, as it is now.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="also">A closed turn or message to read as well; default for none.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<SessionSnapshot?> LoadAsync(ChatSessionId id, LoadAlso also, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a difference, all of it or nothing, if the conversation's version and the statuses of the changed parts are as they
    /// were loaded. Returns after the commit. Differences of several conversations may share a transaction.
    /// </summary>
    /// <param name="changes">The difference.</param>
    /// <param name="cancellationToken">Stops waiting; the difference may be written nevertheless.</param>
    /// <exception cref="ConcurrencyException">Somebody else was faster; nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task CommitAsync(SessionChanges changes, CancellationToken cancellationToken);

    /// <summary>Erases a conversation with everything of it but the hashes of its message ids.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when there was none.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<bool> DeleteAsync(ChatSessionId id, CancellationToken cancellationToken);

    /// <summary>Erases all conversations.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<int> DeleteAllAsync(CancellationToken cancellationToken);
}
