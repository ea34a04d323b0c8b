using CryptoLock.Application.Ports;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence.Sql;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>A statement for each write but those that take messages in, and what its row means.</summary>
internal static class PostgreSqlWrites
{
    // The lock makes the part wait for whoever moves it at this moment, so that the status that is told is the one before.
    private const string MoveUp =
        """
        WITH before AS (SELECT id, session_id, message_id, status FROM parts WHERE id = $1 FOR UPDATE),
        moved AS (
            UPDATE parts p SET status = $2, provider_id = coalesce(p.provider_id, $3), changed_at = $4, error_code = $5, error_cause = $6
            FROM before b WHERE p.id = b.id AND b.status < $2)
        SELECT session_id, message_id, status FROM before
        """;

    private const string Erase = "WITH gone AS (DELETE FROM sessions WHERE id = $1 RETURNING 1) SELECT count(*)::int FROM gone";

    // The lock puts others in the place of those that somebody else erases meanwhile, so that fewer than asked for were the last ones. In
    // one order, two that erase everything wait for each other instead of locking each other out.
    private const string EraseSome =
        """
        WITH oldest AS (SELECT id FROM sessions ORDER BY id LIMIT $1 FOR UPDATE),
        gone AS (DELETE FROM sessions s USING oldest WHERE s.id = oldest.id RETURNING 1)
        SELECT count(*)::int FROM gone
        """;

    // The row is nobody's: no sender has an empty address.
    private const string Probe =
        "INSERT INTO send_places (sender, last_place) VALUES ('', 0) ON CONFLICT (sender) DO UPDATE SET last_place = 0";

    /// <summary>The statement. A trigger and foreign keys erase what belongs to a session.</summary>
    public static NpgsqlBatchCommand CommandOf(StoreWrite write) => write switch
    {
        SessionCommit commit => PostgreSqlChanges.Command(commit.Changes),
        ReportRecord record => RecordCommand(record.PartId, record.Report),
        Erasure erasure => new(Erase) { Parameters = { Parameter.Of(erasure.Id.Value) } },
        ErasureOfSome erasure => new(EraseSome) { Parameters = { Parameter.Of(erasure.AtMost) } },
        ProbeWrite => new(Probe),
        _ => throw new ArgumentException($"{write.GetType().Name} is not known.", nameof(write)),
    };

    /// <summary>Gives a write its result.</summary>
    /// <param name="write">The write.</param>
    /// <param name="row">Its statement's row; null when it returned none.</param>
    public static void GiveResult(StoreWrite write, NpgsqlDataReader? row)
    {
        switch (write)
        {
            case SessionCommit commit:
                commit.Result = row is not null;
                break;
            case ReportRecord record:
                record.Result = row is null ? null : Record(record.Report, row);
                break;
            case Erasure erasure:
                erasure.Result = row!.GetInt32(0);
                break;
            case ErasureOfSome erasure:
                erasure.Result = row!.GetInt32(0);
                break;
            case ProbeWrite probe:
                probe.Result = true;
                break;
        }
    }

    private static NpgsqlBatchCommand RecordCommand(PartId part, DeliveryReport report) => new(MoveUp)
    {
        Parameters =
        {
            Parameter.Of(part.Value),
            Parameter.Of((int)report.Status),
            Parameter.Of(report.ProviderId),
            Parameter.Of(report.At.UtcTicks),
            Parameter.Of(report.ErrorCode),
            Parameter.Of(report.ErrorCause),
        },
    };

    private static DeliveryRecord Record(DeliveryReport report, NpgsqlDataReader row)
    {
        var before = (PartStatus)row.GetInt32(2);
        var changed = before < report.Status;
        return new(new(row.GetGuid(0)), new(row.GetGuid(1)), changed, changed && before < PartStatus.Sent);
    }
}
