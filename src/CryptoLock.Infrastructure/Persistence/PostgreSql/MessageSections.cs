using static NpgsqlTypes.NpgsqlDbType;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>What a difference writes of messages.</summary>
internal static class MessageSections
{
    /// <summary>Outcomes of customers' messages.</summary>
    public static readonly ChangesSection Endings = new(
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

    /// <summary>Messages to the customer.</summary>
    public static readonly ChangesSection Messages = new(
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
}
