using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The writer's connection with everything that it executes. Disposing it rolls back what is not committed.</summary>
internal sealed class SqliteWrites(SqliteConnection connection) : IDisposable
{
    private const int ReadersPatienceInMilliseconds = 20;

    private readonly SqliteStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = new(connection, "COMMIT");
    private readonly SqliteStatement _erase = new(connection, "DELETE FROM sessions WHERE id = $1");
    private readonly SqliteStatement _eraseSome = new(connection, "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions LIMIT $1)");

    // The number is nobody's. Setting it, even to what it is, writes a page to the disk.
    private readonly SqliteStatement _probe = new(connection, "PRAGMA user_version = 0");
    private readonly SqliteAppend _append = new(connection);
    private readonly SqliteChanges _changes = new(connection);
    private readonly SqliteParts _parts = new(connection);

    private bool _logHoldsErased;

    public void Begin() => _begin.Execute();

    /// <summary>Executes one write and gives it its result. Foreign keys erase what belongs to a session.</summary>
    public void Execute(StoreWrite write)
    {
        switch (write)
        {
            case MessageAppend append:
                append.Result = _append.Write(append);
                break;
            case SessionCommit commit:
                commit.Result = _changes.TryWrite(commit.Changes);
                break;
            case ReportRecord record:
                record.Result = _parts.Record(record.PartId, record.Report);
                break;
            case Erasure erasure:
                erasure.Result = _erase.Execute(erasure.Id.Value);
                _logHoldsErased |= erasure.Result > 0;
                break;
            case ErasureOfSome erasure:
                erasure.Result = _eraseSome.Execute(erasure.AtMost);
                _logHoldsErased |= erasure.Result > 0;
                break;
            case ProbeWrite probe:
                _probe.Execute();
                probe.Result = true;
                break;
            default:
                throw new ArgumentException($"{write.GetType().Name} is not known.", nameof(write));
        }
    }

    public void Commit() => _commit.Execute();

    /// <summary>
    /// Empties the log once something was erased: it still holds what was written before. Readers may be in the way, and whatever else goes
    /// wrong harms nobody; it is tried again after the next commit.
    /// </summary>
    public void ForgetErased()
    {
        if (!_logHoldsErased)
        {
            return;
        }

        sqlite3_busy_timeout(connection.Handle, ReadersPatienceInMilliseconds);
        _logHoldsErased = sqlite3_wal_checkpoint_v2(connection.Handle, "main", SQLITE_CHECKPOINT_TRUNCATE, out _, out _) != SQLITE_OK;
        sqlite3_busy_timeout(connection.Handle, SqliteStore.LockPatienceInMilliseconds);
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _erase.Dispose();
        _eraseSome.Dispose();
        _probe.Dispose();
        _append.Dispose();
        _changes.Dispose();
        _parts.Dispose();
        connection.Dispose();
    }
}
