using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The statements that write a difference of a conversation.</summary>
internal sealed class SqliteChanges(SqliteConnection connection) : IDisposable
{
    // What only arriving messages change is not among it: they are written by the append alone.
    private const string Session =
        """
        UPDATE sessions SET language = $3, status = $4, handoff_reason = $5, operator_name = $6, last_message_at = $7,
            message_count = $8, pending_since = $9, due_at = $10, not_before = $11, window_ends_at = $12, held_since = $13,
            silence = $14, notice_at = $15, awaiting_person_since = $16, is_person_alarmed = $17,
            version = $18
        WHERE id = $1 AND version = $2
        """;

    private const string End = "UPDATE messages SET outcome_kind = $2, outcome_turn = $3, outcome_reason = $4 WHERE id = $1";

    private const string Message =
        """
        INSERT INTO messages (id, session_id, position, direction, author, text, at, turn_id, origin)
        VALUES ($1, $2, $3, 'out', $4, $5, $6, $7, $8)
        """;

    private readonly SqliteStatement _session = new(connection, Session);
    private readonly SqliteStatement _end = new(connection, End);
    private readonly SqliteStatement _message = new(connection, Message);
    private readonly SqliteParts _parts = new(connection);
    private readonly SqliteTurns _turns = new(connection);

    /// <summary>Writes a difference.</summary>
    /// <returns>False when somebody else was faster; nothing is written then.</returns>
    public bool TryWrite(SessionChanges changes)
    {
        // Nobody else writes during the transaction, so what is true here stays true.
        if (!_parts.AreAsExpected(changes.MovedParts) || !TryClaim(changes.Session, changes.ExpectedVersion))
        {
            return false;
        }

        var id = changes.Session.Id;
        foreach (var message in changes.Endings)
        {
            End(message);
        }

        foreach (var message in changes.Messages)
        {
            Insert(id, message);
        }

        _parts.Write(id, changes.NewParts, changes.MovedParts);
        _turns.Write(id, changes.NewTurns, changes.MovedTurns);
        return true;

        void End(InboundMessageState message)
        {
            var outcome = message.Outcome!;
            _end.Execute(message.Id.Value, outcome.Kind.ToString(), outcome.Turn?.Value, outcome.Reason);
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _end.Dispose();
        _message.Dispose();
        _parts.Dispose();
        _turns.Dispose();
    }

    private bool TryClaim(ChatSessionState session, long expectedVersion) => _session.Execute(
        session.Id.Value,
        expectedVersion,
        session.Language?.Code,
        session.Status.ToString(),
        session.HandoffReason?.ToString(),
        session.OperatorName,
        session.LastMessageAt.UtcTicks,
        session.MessageCount,
        session.PendingSince?.UtcTicks,
        session.DueAt?.UtcTicks,
        session.NotBefore?.UtcTicks,
        session.ServiceWindowEndsAt?.UtcTicks,
        session.HeldSince?.UtcTicks,
        (int)session.Silence,
        session.NoticeAt?.UtcTicks,
        session.AwaitingPersonSince?.UtcTicks,
        session.IsPersonAlarmed,
        session.Version) > 0;

    private void Insert(ChatSessionId id, OutboundMessageState message) => _message.Execute(
        message.Id.Value,
        id.Value,
        message.Position,
        message.Author.ToString(),
        message.Text,
        message.At.UtcTicks,
        message.Turn?.Value,
        StoredJson.Write(message.Origin));
}
