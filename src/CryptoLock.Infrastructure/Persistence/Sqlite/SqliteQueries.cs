using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>A reader's connection with its prepared queries.</summary>
internal sealed class SqliteQueries(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _session = new(connection, StoredQueries.Session);
    private readonly SqliteStatement _pending = new(connection, StoredQueries.Pending);
    private readonly SqliteStatement _turns = new(connection, StoredQueries.Turns);
    private readonly SqliteStatement _outbound = new(connection, StoredQueries.Outbound);
    private readonly SqliteStatement _tail = new(connection, StoredQueries.Tail);
    private readonly SqliteStatement _due = new(connection, StoredQueries.Due);

    public SessionSnapshot? Load(ChatSessionId id, LoadAlso also)
    {
        if (Session(id) is not { } session)
        {
            return null;
        }

        var rows = new SnapshotRows(session);
        Each(_pending.Read(id.Value), rows.AddPending);
        Each(_turns.Read(id.Value, also.Turn?.Value), rows.AddTurn);
        Each(_outbound.Read(id.Value, also.Message?.Value), rows.AddPart);
        return rows.ToSnapshot();
    }

    public IReadOnlyList<TranscriptEntry> Tail(ChatSessionId id, int after, int through)
    {
        var rows = new TailRows();
        Each(_tail.Read(id.Value, after, through), rows.Add);
        return rows.Entries;
    }

    public IReadOnlyList<ChatSessionId> Due(DateTimeOffset now, int take)
    {
        var due = new List<ChatSessionId>();
        Each(_due.Read(now.UtcTicks, take), row => due.Add(new(row.GetGuid(0))));
        return due;
    }

    public void Dispose()
    {
        _session.Dispose();
        _pending.Dispose();
        _turns.Dispose();
        _outbound.Dispose();
        _tail.Dispose();
        _due.Dispose();
        connection.Dispose();
    }

    private ChatSessionState? Session(ChatSessionId id)
    {
        using var row = _session.Read(id.Value);
        return row.Read() ? StoredRows.Session(id, row) : null;
    }

    private static void Each(SqliteDataReader rows, Action<SqliteDataReader> take)
    {
        using (rows)
        {
            while (rows.Read())
            {
                take(rows);
            }
        }
    }
}
