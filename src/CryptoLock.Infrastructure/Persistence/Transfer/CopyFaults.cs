using Microsoft.Data.Sqlite;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>Turns what the two engines say into sentences. Their words about rows are left out: they may quote them.</summary>
internal static class CopyFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoDatabase = 26;

    public static StoreCopyException Explain(SqliteException exception, string place) => new(
        exception.SqliteErrorCode switch
        {
            Busy or Locked => $"{place} is in use: stop the service, and whatever else has the file open, then try again.",
            NoDatabase => $"{place} is not a SQLite database.",
            _ => $"{place} cannot be read: {exception.Message}",
        },
        exception);

    public static StoreCopyException Explain(NpgsqlException exception, string place) => new(
        exception switch
        {
            PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
                $"{place} is in use: stop whatever writes to it, then try again. Nothing was copied.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => $"{place} does not exist: create the database first.",
            PostgresException { SqlState: ['2', '2' or '3', ..] } refused =>
                $"{place} refuses a row ({refused.SqlState}, {PlaceOf(refused)}). Nothing was copied.",
            PostgresException other => $"{place} refuses: {other.MessageText} ({other.SqlState}). Nothing was copied.",
            _ => $"{place} cannot be reached: {exception.InnerException?.Message ?? exception.Message} Nothing was copied.",
        },
        exception);

    // A value would come after a colon.
    private static string PlaceOf(PostgresException refused) => refused.Where?.Split(':')[0] ?? refused.ConstraintName ?? "no place given";
}
