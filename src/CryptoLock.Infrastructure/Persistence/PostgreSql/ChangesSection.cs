using System.Globalization;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Npgsql;
using static NpgsqlTypes.NpgsqlDbType;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>A part of the statement that writes a difference; left out when there is nothing for it to write.</summary>
/// <param name="Sql">The common table expression. Its parameters are #1, #2, …: their numbers depend on the parts before it.</param>
/// <param name="Count">How many parameters it has.</param>
/// <param name="IsNeeded">Whether a difference has something for it.</param>
/// <param name="Values">Its parameters, in their order: an array for each column.</param>
internal sealed record ChangesSection(
    string Sql, int Count, Func<SessionChanges, bool> IsNeeded, Func<SessionChanges, NpgsqlParameter[]> Values)
{
    /// <summary>Locks the parts that are still as they were loaded, so that no callback moves them until the commit.</summary>
    public static readonly ChangesSection Unmoved = new(
        """
        unmoved AS MATERIALIZED (
            SELECT e.id FROM unnest(#1, #2) AS e (id, status)
            WHERE (SELECT p.status FROM parts p WHERE p.id = e.id FOR UPDATE) = e.status)
        """,
        2,
        changes => changes.MovedParts.Count > 0,
        changes =>
        [
            Parameter.OfEach(changes.MovedParts, p => p.Part.Id.Value, Uuid),
            Parameter.OfEach(changes.MovedParts, p => (int)p.ExpectedStatus, Integer),
        ]);

    private static readonly ChangesSection Endings = new(
        """
        ended AS (
            UPDATE messages m SET outcome_kind = e.kind, outcome_turn = e.turn, outcome_reason = e.reason
            FROM gate, unnest(#1, #2, #3, #4) AS e (id, kind, turn, reason)
            WHERE m.session_id = gate.id AND m.id = e.id)
        """,
        4,
        changes => changes.Endings.Count > 0,
        changes =>
        [
            Parameter.OfEach(changes.Endings, m => m.Id.Value, Uuid),
            Parameter.OfEach(changes.Endings, m => m.Outcome!.Kind.ToString(), Text),
            Parameter.OfEach(changes.Endings, m => m.Outcome!.Turn?.Value, Uuid),
            Parameter.OfEach(changes.Endings, m => m.Outcome!.Reason, Text),
        ]);

    private static readonly ChangesSection Messages = new(
        """
        written AS (
            INSERT INTO messages (id, session_id, position, direction, author, text, at, turn_id, origin)
            SELECT e.id, gate.id, e.position, 'out', e.author, e.text, e.at, e.turn_id, e.origin
            FROM gate, unnest(#1, #2, #3, #4, #5, #6, #7) AS e (id, position, author, text, at, turn_id, origin))
        """,
        7,
        changes => changes.Messages.Count > 0,
        changes =>
        [
            Parameter.OfEach(changes.Messages, m => m.Id.Value, Uuid),
            Parameter.OfEach(changes.Messages, m => m.Position, Integer),
            Parameter.OfEach(changes.Messages, m => m.Author.ToString(), Text),
            Parameter.OfEach(changes.Messages, m => m.Text, Text),
            Parameter.OfEach(changes.Messages, m => m.At.UtcTicks, Bigint),
            Parameter.OfEach(changes.Messages, m => m.Turn?.Value, Uuid),
            Parameter.OfEach(changes.Messages, m => StoredJson.Write(m.Origin), Text),
        ]);

    private static readonly ChangesSection Parts = new(
        """
        delivered AS (
            INSERT INTO parts (id, message_id, session_id, part_index, text, is_template, status, provider_id, attempts, changed_at,
                error_code, error_cause, replaced_by)
            SELECT e.id, e.message_id, gate.id, e.part_index, e.text, e.is_template, e.status, e.provider_id, e.attempts, e.changed_at,
                e.error_code, e.error_cause, e.replaced_by
            FROM gate, unnest(#1, #2, #3, #4, #5, #6, #7, #8, #9, #10, #11, #12) AS e (id, message_id, part_index, text, is_template,
                status, provider_id, attempts, changed_at, error_code, error_cause, replaced_by)
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, provider_id = excluded.provider_id, attempts = excluded.attempts,
                changed_at = excluded.changed_at, error_code = excluded.error_code, error_cause = excluded.error_cause,
                replaced_by = excluded.replaced_by)
        """,
        12,
        changes => changes.NewParts.Count + changes.MovedParts.Count > 0,
        changes => PartValues([.. changes.NewParts, .. changes.MovedParts.Select(p => p.Part)]));

    // What has ended goes first, because only one turn may be open.
    private static readonly ChangesSection Turns = new(
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

    /// <summary>All, in the order of the statement.</summary>
    public static readonly ChangesSection[] All = [Unmoved, Endings, Messages, Parts, Turns];

    /// <summary>The text with the numbers of its parameters.</summary>
    /// <param name="used">How many parameters come before.</param>
    public string Numbered(int used)
    {
        var sql = Sql;
        for (var i = Count; i > 0; i--)
        {
            sql = sql.Replace(Number('#', i), Number('$', used + i), StringComparison.Ordinal);
        }

        return sql;

        static string Number(char sign, int number) => string.Create(CultureInfo.InvariantCulture, $"{sign}{number}");
    }

    private static NpgsqlParameter[] PartValues(IReadOnlyList<MessagePartState> parts) =>
    [
        Parameter.OfEach(parts, p => p.Id.Value, Uuid),
        Parameter.OfEach(parts, p => p.MessageId.Value, Uuid),
        Parameter.OfEach(parts, p => p.Index, Integer),
        Parameter.OfEach(parts, p => p.Text, Text),
        Parameter.OfEach(parts, p => p.IsTemplate, NpgsqlTypes.NpgsqlDbType.Boolean),
        Parameter.OfEach(parts, p => (int)p.Status, Integer),
        Parameter.OfEach(parts, p => p.ProviderId, Text),
        Parameter.OfEach(parts, p => p.Attempts, Integer),
        Parameter.OfEach(parts, p => p.ChangedAt?.UtcTicks, Bigint),
        Parameter.OfEach(parts, p => p.ErrorCode, Integer),
        Parameter.OfEach(parts, p => p.ErrorCause, Text),
        Parameter.OfEach(parts, p => p.ReplacedBy?.Value, Uuid),
    ];

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
