using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>Executes groups of writes in an engine's SQL. Used for one group at a time.</summary>
internal interface IGroupWriter : IAsyncDisposable
{
    /// <summary>
    /// Whether it waits for a server and therefore gets a thread to itself: on the pool, the server's answer, and with it the next group,
    /// would wait behind all requests that are ready.
    /// </summary>
    bool HasItsOwnThread { get; }

    /// <summary>
    /// Writes a group in one transaction, in its order, and returns after the commit. Each member has its result then; that a
    /// member came too late is a result, too, and harms no other.
    /// </summary>
    /// <param name="group">At least one write.</param>
    /// <returns>False when a rule of the database refuses a member; nothing of the group is written then.</returns>
    /// <exception cref="StoreUnavailableException">
    /// Usually nothing was written; a connection that broke during the commit leaves that open. The next call begins with a fresh one.
    /// </exception>
    bool TryCommit(IReadOnlyList<StoreWrite> group);
}
