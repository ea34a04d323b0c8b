using System.Data.Common;
using CryptoLock.Emulators.Twilio;
using Microsoft.Data.Sqlite;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>Reads the ledger from the database, and what was delivered from Twilio's journal.</summary>
internal static class LedgerReader
{
    private const string Messages =
        "SELECT session_id, position, provider_id, text, at, outcome_kind, outcome_turn FROM messages WHERE direction = 'in' ORDER BY session_id, position";

    private const string Replies =
        """
        SELECT id, session_id, position, text, turn_id, coalesce(origin, '') LIKE '%"gemini"%'
        FROM messages WHERE direction = 'out' ORDER BY session_id, position
        """;

    private const string Parts = "SELECT id, message_id, part_index, status, provider_id FROM parts";

    public static async Task<Ledger> ReadAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        return await ReadAsync(connection);
    }

    public static async Task<Ledger> ReadAsync(DbConnection connection)
    {
        await connection.OpenAsync();
        return new(
            Query(connection, Messages, row => new LedgerMessage(
                row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.GetString(3), new(row.GetInt64(4), TimeSpan.Zero),
                TextOrNull(row, 5), GuidOrNull(row, 6))),
            Query(connection, Replies, row => new LedgerReply(
                row.GetGuid(0), row.GetGuid(1), row.GetInt32(2), row.GetString(3), GuidOrNull(row, 4), row.GetBoolean(5))),
            Query(connection, Parts, row => new LedgerPart(
                row.GetGuid(0), row.GetGuid(1), row.GetInt32(2), row.GetInt32(3), TextOrNull(row, 4))));
    }

    /// <summary>Each part's id travels in the address for its status callbacks.</summary>
    public static IReadOnlyList<AcceptedPart> Delivered(TwilioEmulator twilio) =>
        [.. twilio.Journal.Messages.ToArray().Select(m =>
            new AcceptedPart(Guid.Parse(new Uri(m.StatusCallback!).Segments[^1]), m.Sid, m.CreatedAt))];

    private static List<T> Query<T>(DbConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }

    private static string? TextOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Guid? GuidOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}
