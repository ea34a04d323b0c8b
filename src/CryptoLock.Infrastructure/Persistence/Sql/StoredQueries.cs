namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>The queries on a message's way, in the SQL that SQLite and PostgreSQL share. Parameters are numbered.</summary>
internal static class StoredQueries
{
    /// <summary>The conversation $1.</summary>
    public const string Session =
        """
        SELECT customer_key, customer, business, profile_name, language, status, handoff_reason, operator_name, created_at,
            last_message_at, last_inbound_at, message_count, pending_since, due_at, not_before, window_ends_at, held_since, silence,
            recent_since, recent_count, notice_at, awaiting_person_since, is_person_alarmed, version
        FROM sessions WHERE id = $1
        """;

    /// <summary>Its customer messages without an outcome.</summary>
    public const string Pending =
        """
        SELECT id, position, provider_id, text, at, attachments, location, selection, quoted_provider_id, intent
        FROM messages WHERE session_id = $1 AND direction = 'in' AND outcome_kind IS NULL
        ORDER BY position
        """;

    /// <summary>Its open turn, and the ended turn $2.</summary>
    public const string Turns =
        $"""
        SELECT {TurnColumns} FROM turns WHERE session_id = $1 AND ended_at IS NULL
        UNION ALL SELECT {TurnColumns} FROM turns WHERE id = $2 AND session_id = $1 AND ended_at IS NOT NULL
        """;

    /// <summary>Its messages with parts that have not left, and the message $2: a row for each part.</summary>
    public const string Outbound =
        """
        SELECT m.id, m.position, m.author, m.text, m.at, m.turn_id, m.origin, p.id, p.part_index, p.text, p.is_template, p.status,
            p.provider_id, p.attempts, p.changed_at, p.error_code, p.error_cause, p.replaced_by
        FROM messages m JOIN parts p ON p.message_id = m.id
        WHERE m.id IN (
            SELECT message_id FROM parts WHERE session_id = $1 AND status < 2
            UNION ALL SELECT id FROM messages WHERE id = $2 AND session_id = $1)
        ORDER BY m.position, p.part_index
        """;

    /// <summary>Messages of the conversation $1 after position $2 and through position $3: a row for each part.</summary>
    public const string Tail =
        """
        SELECT m.id, m.position, m.author, m.text, m.at, m.direction, m.provider_id, m.attachments, m.location, m.selection,
            m.quoted_provider_id, m.intent, m.outcome_kind, m.outcome_turn, m.outcome_reason, m.origin,
            p.id, p.text, p.status, p.provider_id, p.error_code, p.error_cause
        FROM messages m LEFT JOIN parts p ON p.message_id = m.id
        WHERE m.session_id = $1 AND m.position > $2 AND m.position <= $3
        ORDER BY m.position, p.part_index
        """;

    /// <summary>At most $2 conversations that are due at $1, the longest-waiting first.</summary>
    /// <param name="isScheduled">Says that a conversation is due at any time, as the engine's index puts it.</param>
    public static string Due(string isScheduled) =>
        $"SELECT id FROM sessions WHERE {isScheduled} AND due_at <= $1 ORDER BY due_at LIMIT $2";

    /// <summary>
    /// At most $3 conversations in which a customer waits since $1 and was not told so (silence 1), or since $2 and nobody was asked for (2),
    /// for an answer or for one that has not left (status 2), the longest-waiting first.
    /// </summary>
    /// <inheritdoc cref="Due"/>
    public static string Waiting(string isScheduled) =>
        $"""
        SELECT id FROM sessions s
        WHERE {isScheduled} AND held_since IS NULL
            AND ((silence < 1 AND pending_since <= $1)
                OR (silence < 2 AND (pending_since <= $2 OR EXISTS (
                    SELECT 1 FROM parts p JOIN messages m ON m.id = p.message_id
                    WHERE p.session_id = s.id AND p.status < 2 AND m.at <= $2))))
        ORDER BY coalesce(pending_since, last_message_at) LIMIT $3
        """;

    /// <summary>At most $2 conversations in which a customer waits for a person since $1 without an alarm, the longest-waiting first.</summary>
    public const string AwaitingPerson =
        """
        SELECT id FROM sessions WHERE awaiting_person_since <= $1 AND NOT is_person_alarmed
        ORDER BY awaiting_person_since LIMIT $2
        """;

    private const string TurnColumns =
        """id, read_through, opened_at, attempts, not_before, superseded, replay_of, is_replayed, ended_at, "end" """;
}
