using System.Globalization;
using CryptoLock.Domain.Delivery;
using Microsoft.Data.Sqlite;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>
/// Makes a store large: copies, by SQL, conversations that the service itself has written, whatever the columns are. The copies have
/// ids and customers of their own.
/// </summary>
internal sealed class StoredHistory : IDisposable
{
    /// <summary>How many conversations <see cref="Lengthen"/> makes long.</summary>
    public const int LongConversations = 20;

    private static readonly Dictionary<string, string> NewValues = new(StringComparer.Ordinal)
    {
        ["customer_key"] = "'whatsapp:copy.' || n",
        ["customer"] = "'whatsapp:copy.' || n",
        ["provider_id"] = "t.provider_id || n",
        ["id"] = Renumber("id"),
        ["session_id"] = Renumber("session_id"),
        ["message_id"] = Renumber("message_id"),
        ["turn_id"] = Renumber("turn_id"),
        ["outcome_turn"] = Renumber("outcome_turn"),
    };

    private readonly SqliteConnection _connection;

    public StoredHistory(string database)
    {
        _connection = new SqliteConnection($"Data Source={database}");
        _connection.Open();
        Execute("PRAGMA synchronous = OFF");

        // The service was stopped in the middle of its last callbacks. Copies of what they had not reached yet would be looked up at Twilio.
        Execute(string.Create(CultureInfo.InvariantCulture, $"UPDATE parts SET status = {(int)PartStatus.Read} WHERE status < {(int)PartStatus.Sent}"));
    }

    /// <summary>Adds copies of one conversation, with its messages.</summary>
    /// <param name="count">How many.</param>
    public void AddSessions(int count)
    {
        using var all = _connection.BeginTransaction();
        Execute("CREATE TEMP TABLE model AS SELECT id FROM sessions ORDER BY id LIMIT 1");
        foreach (var (table, owner) in new[] { ("sessions", "id"), ("turns", "session_id"), ("messages", "session_id"), ("parts", "session_id") })
        {
            Copy(table, $"t.{owner} IN (SELECT id FROM temp.model)", count, NewValues);
        }

        all.Commit();
        Execute("DROP TABLE temp.model");
    }

    /// <summary>Adds copies of the first conversations' last messages to those conversations themselves.</summary>
    /// <param name="count">How many messages each conversation has afterwards.</param>
    public void Lengthen(int count)
    {
        using var all = _connection.BeginTransaction();
        var added = count - 2;
        var position = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = Renumber("id"),
            ["provider_id"] = "t.provider_id || n",
            ["position"] = "t.position + 2 * n",
            ["message_id"] = Renumber("message_id"),
        };
        Copy("messages", "t.position <= 2", added / 2, position);
        Copy("parts", "EXISTS (SELECT 1 FROM messages m WHERE m.id = t.message_id AND m.position <= 2)", added / 2, position);
        Execute($"UPDATE sessions SET message_count = {count.ToString(CultureInfo.InvariantCulture)}");
        all.Commit();
    }

    public void Dispose() => _connection.Dispose();

    // The last twelve digits of an id in text become the number; the first ones still tell the ids apart.
    private static string Renumber(string column) => $"substr(t.{column}, 1, 24) || printf('%012X', n * 64 + unicode(substr(t.{column}, 36, 1)) % 64)";

    private void Copy(string table, string which, int count, Dictionary<string, string> newValues)
    {
        var columns = Columns(table);
        var values = columns.Select(column => newValues.TryGetValue(column, out var value) ? value : $"t.\"{column}\"");

        // First by themselves: to look them up in a large table for each copy would take hours.
        Execute($"CREATE TEMP TABLE originals AS SELECT * FROM {table} t WHERE {which}");
        Execute($"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count.ToString(CultureInfo.InvariantCulture)})
            INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", values)} FROM numbers CROSS JOIN temp.originals t
            """);
        Execute("DROP TABLE temp.originals");
    }

    private List<string> Columns(string table)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandTimeout = 600;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
