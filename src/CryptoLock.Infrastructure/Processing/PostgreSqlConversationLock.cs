using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Medallion.Threading.Postgres;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>
/// An advisory lock of the database that all instances share. It lives as long as its holder's connection: the engine frees it
/// when the holder dies. Many locks share one connection.
/// </summary>
internal sealed class PostgreSqlConversationLock(string connectionString) : IConversationLock
{
    private readonly PostgresDistributedSynchronizationProvider _locks = new(connectionString, options => options.UseMultiplexing());

    public async Task<IAsyncDisposable?> TryAcquireAsync(ChatSessionId sessionId, CancellationToken cancellationToken) =>
        await _locks.CreateLock(new PostgresAdvisoryLockKey($"cryptolock:{sessionId}", allowHashing: true))
            .TryAcquireAsync(TimeSpan.Zero, cancellationToken);
}
