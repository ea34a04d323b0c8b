using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The statements that write parts of messages to the customer.</summary>
internal sealed class SqliteParts(SqliteConnection connection) : IDisposable
{
    private const string Look = "SELECT session_id, message_id, status FROM parts WHERE id = $1";

    private const string Insert =
        """
        INSERT INTO parts (id, message_id, session_id, part_index, text, is_template, status, provider_id, attempts, changed_at,
            error_code, error_cause, replaced_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """;

    private const string Move =
        """
        UPDATE parts SET status = $2, provider_id = $3, attempts = $4, changed_at = $5, error_code = $6, error_cause = $7, replaced_by = $8
        WHERE id = $1
        """;

    private const string MoveUp =
        """
        UPDATE parts SET status = $2, provider_id = coalesce(provider_id, $3), changed_at = $4, error_code = $5, error_cause = $6
        WHERE id = $1
        """;

    private readonly SqliteStatement _look = new(connection, Look);
    private readonly SqliteStatement _insert = new(connection, Insert);
    private readonly SqliteStatement _move = new(connection, Move);
    private readonly SqliteStatement _moveUp = new(connection, MoveUp);

    /// <summary>Whether no callback has moved them since they were loaded.</summary>
    public bool AreAsExpected(IReadOnlyList<MovedPart> moved)
    {
        foreach (var (part, expected) in moved)
        {
            if (Find(part.Id)?.Status != expected)
            {
                return false;
            }
        }

        return true;
    }

    public void Write(ChatSessionId session, IReadOnlyList<MessagePartState> parts, IReadOnlyList<MovedPart> moved)
    {
        foreach (var part in parts)
        {
            _insert.Execute(
                part.Id.Value,
                part.MessageId.Value,
                session.Value,
                part.Index,
                part.Text,
                part.IsTemplate,
                (int)part.Status,
                part.ProviderId,
                part.Attempts,
                part.ChangedAt?.UtcTicks,
                part.ErrorCode,
                part.ErrorCause,
                part.ReplacedBy?.Value);
        }

        foreach (var (part, _) in moved)
        {
            _move.Execute(
                part.Id.Value,
                (int)part.Status,
                part.ProviderId,
                part.Attempts,
                part.ChangedAt?.UtcTicks,
                part.ErrorCode,
                part.ErrorCause,
                part.ReplacedBy?.Value);
        }
    }

    /// <summary>Moves a part up to a reported status.</summary>
    public DeliveryRecord? Record(PartId id, DeliveryReport report)
    {
        if (Find(id) is not { } before)
        {
            return null;
        }

        var changes = before.Status < report.Status;
        if (changes)
        {
            _moveUp.Execute(id.Value, (int)report.Status, report.ProviderId, report.At.UtcTicks, report.ErrorCode, report.ErrorCause);
        }

        return new(before.Session, before.Message, changes, changes && before.Status < PartStatus.Sent);
    }

    public void Dispose()
    {
        _look.Dispose();
        _insert.Dispose();
        _move.Dispose();
        _moveUp.Dispose();
    }

    private StoredPart? Find(PartId id) =>
        _look.Find(row => new StoredPart(new(row.GetGuid(0)), new(row.GetGuid(1)), (PartStatus)row.GetInt32(2)), id.Value);

    private sealed record StoredPart(ChatSessionId Session, MessageId Message, PartStatus Status);
}
