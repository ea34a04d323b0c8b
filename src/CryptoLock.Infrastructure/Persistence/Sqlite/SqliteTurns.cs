using CryptoLock.Domain.Conversations;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The statements that write turns.</summary>
internal sealed class SqliteTurns(SqliteConnection connection) : IDisposable
{
    private const string Insert =
        """
        INSERT INTO turns (id, session_id, opened_at, read_through, attempts, not_before, superseded, replay_of, is_replayed, ended_at, "end")
        VALUES ($1, $10, $11, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string Move =
        """
        UPDATE turns SET read_through = $2, attempts = $3, not_before = $4, superseded = $5, replay_of = $6, is_replayed = $7,
            ended_at = $8, "end" = $9
        WHERE id = $1
        """;

    private readonly SqliteStatement _insert = new(connection, Insert);
    private readonly SqliteStatement _move = new(connection, Move);

    /// <summary>Writes turns: what has ended first, because only one may be open.</summary>
    public void Write(ChatSessionId session, IReadOnlyList<TurnState> turns, IReadOnlyList<TurnState> moved)
    {
        foreach (var turn in moved)
        {
            _move.Execute(
                turn.Id.Value,
                turn.ReadThrough,
                turn.Attempts,
                turn.NotBefore?.UtcTicks,
                turn.Superseded,
                turn.ReplayOf?.Value,
                turn.IsReplayed,
                turn.EndedAt?.UtcTicks,
                turn.End?.ToString());
        }

        foreach (var turn in turns)
        {
            _insert.Execute(
                turn.Id.Value,
                turn.ReadThrough,
                turn.Attempts,
                turn.NotBefore?.UtcTicks,
                turn.Superseded,
                turn.ReplayOf?.Value,
                turn.IsReplayed,
                turn.EndedAt?.UtcTicks,
                turn.End?.ToString(),
                session.Value,
                turn.OpenedAt.UtcTicks);
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _move.Dispose();
    }
}
