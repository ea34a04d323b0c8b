using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.PostgreSql;
using Medallion.Threading.Postgres;
using Npgsql;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>
/// An advisory lock of the database that all instances share. It lives as long as its holder's connection: the engine frees it
/// at once when the holder dies, and after <see cref="PostgreSqlSession.LockLife"/> when the holder froze or was cut off. Many
/// locks share one connection.
/// </summary>
internal sealed class PostgreSqlConversationLock(string connectionString) : IConversationLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly PostgresDistributedSynchronizationProvider _locks = new(
        PostgreSqlSession.ForLocks(connectionString),
        options => options.UseMultiplexing());

    public async Task<IAsyncDisposable?> TryAcquireAsync(ChatSessionId sessionId, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var key = new PostgresAdvisoryLockKey($"cryptolock:{sessionId}", allowHashing: true);
            var handle = await _locks.CreateLock(key).TryAcquireAsync(TimeSpan.Zero, limit.Token);
            return handle is null ? null : new Held(handle);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The PostgreSQL store failed (no answer).");
        }
        catch (NpgsqlException exception)
        {
            throw PostgreSqlFaults.Unavailable(exception);
        }
    }

    private sealed class Held(PostgresDistributedLockHandle handle) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await handle.DisposeAsync();
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or IOException)
            {
                // The connection is gone, and the lock with it.
            }
        }
    }
}
