using CryptoLock.Infrastructure.Persistence;
using Npgsql;

namespace CryptoLock.Infrastructure.Tests.Persistence.Sql;

/// <summary>Everything is erased while another instance works on the same conversations.</summary>
[TestFixture]
internal sealed class PostgreSqlErasureTests
{
    private const string Waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync(provider: StorageProvider.PostgreSql);

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    // More than the last group holds, so that the first one meets some of them.
    [TestCase("DELETE FROM sessions WHERE id IN (SELECT id FROM sessions LIMIT 100)", 150)]
    [TestCase("UPDATE sessions SET version = version + 1 WHERE id IN (SELECT id FROM sessions LIMIT 100)", 250)]
    public async Task DeleteAllAsync_WhileAnotherInstanceWritesToSome_LeavesNone(string meanwhile, int expected)
    {
        await Task.WhenAll(Enumerable.Range(0, 250).Select(i => _store.ReceiveAsync($"SM{i}", customer: $"whatsapp:+{i}")));
        await using var other = new NpgsqlConnection(_store.ConnectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(meanwhile, other);
        await command.ExecuteNonQueryAsync();

        var erasing = _store.UseAsync<ISessionStore, int>(s => s.DeleteAllAsync(CancellationToken.None));
        Assert.That(() => _store.ScalarAsync(Waiting), Is.EqualTo(1).After(3_000, 20));
        await transaction.CommitAsync();

        Assert.That(await erasing, Is.EqualTo(expected));
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM sessions"), Is.Zero);
    }
}
