using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Tests.Persistence.Sql;

/// <summary>No query of the message's way may cost more as the store or a conversation grows.</summary>
[TestFixture]
internal sealed class StoredQueriesPlanTests
{
    [TestCase(StoredQueries.Session, "SEARCH sessions USING INDEX sqlite_autoindex_sessions_1")]
    [TestCase(StoredQueries.PendingByIndex, "SEARCH messages USING INDEX ix_messages_pending")]
    [TestCase(StoredQueries.Turns, "SEARCH turns USING INDEX ux_turns_open", "SEARCH turns USING INDEX sqlite_autoindex_turns_1")]
    [TestCase(
        StoredQueries.Outbound,
        "SEARCH parts USING INDEX ix_parts_unsent",
        "SEARCH messages USING INDEX sqlite_autoindex_messages_1",
        "SEARCH m USING INDEX sqlite_autoindex_messages_1",
        "SEARCH p USING INDEX ux_parts_index")]
    [TestCase(StoredQueries.Tail, "SEARCH m USING INDEX ux_messages_position", "SEARCH p USING INDEX ux_parts_index")]
    [TestCase(StoredQueries.Due, "SEARCH sessions USING INDEX ix_sessions_due")]
    public async Task Query_ReadsByIndexAlone(string sql, params string[] expected)
    {
        await using var store = await TestStore.StartAsync();
        await using var connection = new SqliteConnection($"Data Source={store.File}");
        await connection.OpenAsync();

        var plan = await ExplainAsync(connection, sql);

        Assert.That(plan, Has.None.StartsWith("SCAN"));
        foreach (var step in expected)
        {
            Assert.That(plan, Has.Some.StartsWith(step));
        }
    }

    private static async Task<List<string>> ExplainAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (var name in new[] { "$1", "$2", "$3" }.Where(sql.Contains))
        {
            command.Parameters.AddWithValue(name, 1);
        }

        await using var step = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await step.ReadAsync())
        {
            plan.Add(step.GetString(3));
        }

        return plan;
    }
}
