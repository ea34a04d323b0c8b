using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>Gives the connections that EF opens the same durability as the fast path's.</summary>
internal sealed class SqliteDurabilityInterceptor : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        SqliteStore.ApplyDurability((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SqliteStore.ApplyDurability((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
