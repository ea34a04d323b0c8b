using CryptoLock.Domain.Delivery;
using Npgsql;
using static NpgsqlTypes.NpgsqlDbType;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>What a difference writes of parts.</summary>
internal static class PartSections
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

    /// <summary>New parts and moved ones.</summary>
    public static readonly ChangesSection Parts = new(
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
}
