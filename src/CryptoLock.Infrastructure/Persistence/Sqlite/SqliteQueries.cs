using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>A reader's connection with its prepared queries.</summary>
internal sealed class SqliteQueries(SqliteConnection connection) : IDisposable
{
    private const string IsScheduled = "due_at IS NOT NULL";

    private readonly SqliteStatement _session = new(connection, StoredQueries.Session);
    private readonly SqliteStatement _pending = new(connection, StoredQueries.Pending);
    private readonly SqliteStatement _turns = new(connection, StoredQueries.Turns);
    private readonly SqliteStatement _outbound = new(connection, StoredQueries.Outbound);
    private readonly SqliteStatement _tail = new(connection, StoredQueries.Tail);
    private readonly SqliteStatement _due = new(connection, StoredQueries.Due(IsScheduled));
    private readonly SqliteStatement _waiting = new(connection, StoredQueries.Waiting(IsScheduled));
    private readonly SqliteStatement _awaitingPerson = new(connection, StoredQueries.AwaitingPerson);

    public SessionSnapshot? Load(ChatSessionId id, LoadAlso also)
    {
        if (_session.Find(row => StoredRows.Session(id, row), id.Value) is not { } session)
        {
            return null;
        }

        var rows = new SnapshotRows(session);
        _pending.Each(rows.AddPending, id.Value);
        _turns.Each(rows.AddTurn, id.Value, also.Turn?.Value);
        _outbound.Each(rows.AddPart, id.Value, also.Message?.Value);
        return rows.ToSnapshot();
    }

    public IReadOnlyList<TranscriptEntry> Tail(ChatSessionId id, int after, int through)
    {
        var rows = new TailRows();
        _tail.Each(rows.Add, id.Value, after, through);
        return rows.Entries;
    }

    public IReadOnlyList<ChatSessionId> Due(DateTimeOffset now, int take) => Ids(_due, now.UtcTicks, take);

    public IReadOnlyList<ChatSessionId> Waiting(DateTimeOffset? reassure, DateTimeOffset? alarm, int take) =>
        Ids(_waiting, reassure?.UtcTicks, alarm?.UtcTicks, take);

    public IReadOnlyList<ChatSessionId> AwaitingPerson(DateTimeOffset until, int take) => Ids(_awaitingPerson, until.UtcTicks, take);

    public void Dispose()
    {
        _session.Dispose();
        _pending.Dispose();
        _turns.Dispose();
        _outbound.Dispose();
        _tail.Dispose();
        _due.Dispose();
        _waiting.Dispose();
        _awaitingPerson.Dispose();
        connection.Dispose();
    }

    private static List<ChatSessionId> Ids(SqliteStatement query, params ReadOnlySpan<object?> values)
    {
        var ids = new List<ChatSessionId>();
        query.Each(row => ids.Add(new(row.GetGuid(0))), values);
        return ids;
    }
}
