using CryptoLock.Domain.Conversations;
using Npgsql;
using static NpgsqlTypes.NpgsqlDbType;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>What a difference writes of turns.</summary>
internal static class TurnSections
{
    /// <summary>Turns. What has ended goes first, because only one may be open.</summary>
    public static readonly ChangesSection Turns = new(
        """
        turned AS (
            INSERT INTO turns (id, session_id, read_through, opened_at, attempts, not_before, superseded, replay_of, is_replayed,
                ended_at, "end")
            SELECT e.id, gate.id, e.read_through, e.opened_at, e.attempts, e.not_before, e.superseded, e.replay_of, e.is_replayed,
                e.ended_at, e.ending
            FROM gate, unnest(#1, #2, #3, #4, #5, #6, #7, #8, #9, #10) AS e (id, read_through, opened_at, attempts, not_before,
                superseded, replay_of, is_replayed, ended_at, ending)
            ON CONFLICT (id) DO UPDATE SET read_through = excluded.read_through, attempts = excluded.attempts,
                not_before = excluded.not_before, superseded = excluded.superseded, replay_of = excluded.replay_of,
                is_replayed = excluded.is_replayed, ended_at = excluded.ended_at, "end" = excluded."end")
        """,
        10,
        changes => changes.NewTurns.Count + changes.MovedTurns.Count > 0,
        changes => TurnValues([.. changes.MovedTurns, .. changes.NewTurns]));

    private static NpgsqlParameter[] TurnValues(IReadOnlyList<TurnState> turns) =>
    [
        Parameter.OfEach(turns, t => t.Id.Value, Uuid),
        Parameter.OfEach(turns, t => t.ReadThrough, Integer),
        Parameter.OfEach(turns, t => t.OpenedAt.UtcTicks, Bigint),
        Parameter.OfEach(turns, t => t.Attempts, Integer),
        Parameter.OfEach(turns, t => t.NotBefore?.UtcTicks, Bigint),
        Parameter.OfEach(turns, t => t.Superseded, Integer),
        Parameter.OfEach(turns, t => t.ReplayOf?.Value, Uuid),
        Parameter.OfEach(turns, t => t.IsReplayed, NpgsqlTypes.NpgsqlDbType.Boolean),
        Parameter.OfEach(turns, t => t.EndedAt?.UtcTicks, Bigint),
        Parameter.OfEach(turns, t => t.End?.ToString(), Text),
    ];
}
