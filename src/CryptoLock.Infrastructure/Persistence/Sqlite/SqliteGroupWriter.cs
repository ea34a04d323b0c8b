using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The one writer of the database file. Keeps a connection with its prepared statements, until it fails.</summary>
internal sealed class SqliteGroupWriter(SqliteStore store) : IGroupWriter
{
    private const int Constraint = 19;

    private readonly Lock _inUse = new();
    private SqliteWrites? _writes;

    public bool HasItsOwnThread => false;

    public bool TryCommit(IReadOnlyList<StoreWrite> group)
    {
        lock (_inUse)
        {
            return TryCommitAlone(group);
        }
    }

    public ValueTask DisposeAsync()
    {
        // A stop that has lost its patience finds a commit under way. The connection has no lock of its own, and the process ends anyway.
        if (_inUse.TryEnter())
        {
            try
            {
                Disconnect();
            }
            finally
            {
                _inUse.Exit();
            }
        }

        return ValueTask.CompletedTask;
    }

    private bool TryCommitAlone(IReadOnlyList<StoreWrite> group)
    {
        try
        {
            Commit(_writes ??= new SqliteWrites(store.OpenWriter()), group);
            return true;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == Constraint)
        {
            Disconnect();
            return false;
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
        writes.ForgetErased();
    }

    private void Disconnect()
    {
        _writes?.Dispose();
        _writes = null;
    }
}
