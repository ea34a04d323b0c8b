using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>The session store of SQLite and PostgreSQL: reads directly, writes in groups.</summary>
internal sealed class SqlSessionStore(IStoreReads reads, GroupCommit writes) : ISessionStore
{
    // Small enough that nobody who writes meanwhile waits long.
    private const int ErasedAtOnce = 200;

    public Task<SessionSnapshot?> LoadAsync(ChatSessionId id, LoadAlso also, CancellationToken cancellationToken) =>
        reads.LoadAsync(id, also, cancellationToken);

    public async Task CommitAsync(SessionChanges changes, CancellationToken cancellationToken)
    {
        if (!await writes.RunAsync(new SessionCommit(changes), cancellationToken))
        {
            throw new ConcurrencyException();
        }
    }

    public async Task<bool> DeleteAsync(ChatSessionId id, CancellationToken cancellationToken) =>
        await writes.RunAsync(new Erasure(id), cancellationToken) > 0;

    public async Task<int> DeleteAllAsync(CancellationToken cancellationToken)
    {
        var (all, erased) = (0, ErasedAtOnce);
        while (erased == ErasedAtOnce)
        {
            erased = await writes.RunAsync(new ErasureOfSome(ErasedAtOnce), cancellationToken);
            all += erased;
        }

        return all;
    }
}
