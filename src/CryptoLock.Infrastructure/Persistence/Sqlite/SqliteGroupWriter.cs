using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The one writer of the database file. Keeps a connection with its prepared statements, until it fails.</summary>
internal sealed class SqliteGroupWriter(SqliteStore store) : IGroupWriter
{
    private const int Constraint = 19;

    private SqliteWrites? _writes;

    public Task<bool> TryCommitAsync(IReadOnlyList<StoreWrite> group)
    {
        try
        {
            Commit(_writes ??= new SqliteWrites(store.OpenWriter()), group);
            return Task.FromResult(true);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == Constraint)
        {
            Disconnect();
            return Task.FromResult(false);
        }
        catch (SqliteException exception)
        {
            // After a failure nothing is known about the connection's state.
            Disconnect();
            throw SqliteFaults.Unavailable(exception);
        }
        catch
        {
            Disconnect();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        Disconnect();
        return ValueTask.CompletedTask;
    }

    private static void Commit(SqliteWrites writes, IReadOnlyList<StoreWrite> group)
    {
        writes.Begin();
        foreach (var write in group)
        {
            writes.Execute(write);
        }

        AppendFailpoints.Reached(FailpointNames.InboundWritten, group);
        writes.Commit();
        AppendFailpoints.Reached(FailpointNames.InboundCommitted, group);
    }

    private void Disconnect()
    {
        _writes?.Dispose();
        _writes = null;
    }
}
