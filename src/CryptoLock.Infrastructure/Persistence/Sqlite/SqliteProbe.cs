using CryptoLock.Application.Ports;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteProbe(SqliteStore store, IWriteGate gate, TimeProvider clock) : IStoreProbe
{
    /// <summary>Longest wait for our own writers; one that has the turn for longer hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait for another process's lock, in seconds.</summary>
    private const int LockPatience = 1;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var entered = await gate.EnterAsync(either.Token);
            Write();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The SQLite store failed: a write does not end.");
        }
        catch (SqliteException exception)
        {
            throw SqliteFaults.Unavailable(exception);
        }
    }

    // The number is nobody's. Setting it, even to what it is, takes the lock and writes a page to the disk.
    private void Write()
    {
        using var connection = store.Open();
        using var command = connection.CreateCommand();
        command.CommandTimeout = LockPatience;
        command.CommandText = "PRAGMA user_version = 0";
        command.ExecuteNonQuery();
    }
}
