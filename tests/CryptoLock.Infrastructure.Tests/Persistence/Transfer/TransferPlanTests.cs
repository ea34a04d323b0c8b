using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Persistence.PostgreSql;
using CryptoLock.Infrastructure.Persistence.Transfer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CryptoLock.Infrastructure.Tests.Persistence.Transfer;

[TestFixture]
internal sealed class TransferPlanTests
{
    private TestStore _store = null!;
    private IReadOnlyList<TransferTable> _plan = null!;

    [SetUp]
    public async Task PlanAsync()
    {
        _store = await TestStore.StartAsync();
        _plan = await _store.UseAsync<CryptoLockDbContext, IReadOnlyList<TransferTable>>(
            db => Task.FromResult(TransferPlan.Make(db.Model, PostgreSqlModel())));
    }

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task Make_ForgetsNoTableAndNoColumnOfTheFile()
    {
        var stored = await ListAsync(
            "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c "
            + "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\\_\\_EF%' ESCAPE '\\'");

        Assert.That(_plan.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}")), Is.EquivalentTo(stored).And.Not.Empty);
    }

    [Test]
    public void Make_PutsParentsFirst() => Assert.That(
        _plan.Select(t => t.Name).Where(n => n != "seen_messages"), Is.EqualTo(new[] { "sessions", "messages", "parts", "turns" }));

    [Test]
    public async Task EveryKindOfRow_LeavesNoColumnEmpty()
    {
        await EveryKindOfRow.FillAsync(_store);
        var empty = new List<string>();
        foreach (var (table, column) in _plan.SelectMany(t => t.Columns.Select(c => (t.Name, c.Name))))
        {
            if (await _store.ScalarAsync($"SELECT count(\"{column}\") FROM {table}") == 0)
            {
                empty.Add($"{table}.{column}");
            }
        }

        Assert.That(empty, Is.Empty, "the tests of the copy would not notice that it is lost");
    }

    private static IModel PostgreSqlModel()
    {
        using var db = new PostgreSqlDbContext(new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql().Options);
        return db.Model;
    }

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_store.File}");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
