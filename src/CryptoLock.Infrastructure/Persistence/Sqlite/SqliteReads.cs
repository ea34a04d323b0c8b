using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.ObjectPool;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Reads on connections that stay open with their queries prepared. They read beside the writer, and what was committed before a
/// read began is in it. SQLite reads on the caller's thread, so more than a few at once do not occur for long.
/// </summary>
internal sealed class SqliteReads(SqliteStore store) : IStoreReads, IDisposable
{
    private readonly ObjectPool<SqliteQueries> _idle =
        new DefaultObjectPoolProvider { MaximumRetained = 8 }.Create(new OpenOnDemand(store));

    public Task<SessionSnapshot?> LoadAsync(ChatSessionId id, LoadAlso also, CancellationToken cancellationToken) =>
        ReadAsync(queries => queries.Load(id, also), cancellationToken);

    public Task<IReadOnlyList<TranscriptEntry>> TailAsync(
        ChatSessionId id, int throughPosition, int take, CancellationToken cancellationToken) =>
        ReadAsync(queries => queries.Tail(id, throughPosition - take, throughPosition), cancellationToken);

    public Task<IReadOnlyList<ChatSessionId>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        ReadAsync(queries => queries.Due(now, take), cancellationToken);

    public Task<IReadOnlyList<ChatSessionId>> ListWaitingAsync(
        DateTimeOffset? reassure, DateTimeOffset? alarm, int take, CancellationToken cancellationToken) =>
        ReadAsync(queries => queries.Waiting(reassure, alarm, take), cancellationToken);

    public Task<IReadOnlyList<ChatSessionId>> ListAwaitingPersonAsync(DateTimeOffset until, int take, CancellationToken cancellationToken) =>
        ReadAsync(queries => queries.AwaitingPerson(until, take), cancellationToken);

    public void Dispose() => (_idle as IDisposable)?.Dispose();

    private Task<T> ReadAsync<T>(Func<SqliteQueries, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        SqliteQueries? queries = null;
        try
        {
            queries = _idle.Get();
            var result = read(queries);
            _idle.Return(queries);
            return Task.FromResult(result);
        }
        catch (Exception exception)
        {
            // After a failure nothing is known about the connection's state.
            queries?.Dispose();
            return Task.FromException<T>(exception is SqliteException failure ? SqliteFaults.Unavailable(failure) : exception);
        }
    }

    private sealed class OpenOnDemand(SqliteStore store) : PooledObjectPolicy<SqliteQueries>
    {
        public override SqliteQueries Create() => new(store.OpenAlone());

        public override bool Return(SqliteQueries obj) => true;
    }
}
