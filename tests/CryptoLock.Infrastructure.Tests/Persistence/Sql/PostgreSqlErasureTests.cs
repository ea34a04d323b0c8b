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
        await ExecuteAsync(other, meanwhile);

        var erasing = _store.UseAsync<ISessionStore, int>(s => s.DeleteAllAsync(CancellationToken.None));
        Assert.That(() => _store.ScalarAsync(Waiting), Is.EqualTo(1).After(3_000, 20));
        await transaction.CommitAsync();

        Assert.That(await erasing, Is.EqualTo(expected));
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM sessions"), Is.Zero);
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM messages"), Is.Zero);
    }

    [Test]
    public async Task DeleteAsync_WhileAMessageArrives_ErasesThatOneToo()
    {
        var session = (await _store.ReceiveAsync("SM1", customer: "whatsapp:+1")).SessionId;
        await using var other = new NpgsqlConnection(_store.ConnectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();

        // As the append does: the session first, then its message.
        await ExecuteAsync(other, "UPDATE sessions SET message_count = 2");
        var erasing = _store.UseAsync<ISessionStore, bool>(s => s.DeleteAsync(session, CancellationToken.None));
        Assert.That(() => _store.ScalarAsync(Waiting), Is.EqualTo(1).After(3_000, 20));
        await ExecuteAsync(
            other,
            "INSERT INTO messages (id, session_id, position, direction, author, text, at) "
            + "SELECT gen_random_uuid(), id, 2, 'in', 'Customer', 'one more', 0 FROM sessions");
        await transaction.CommitAsync();

        Assert.That(await erasing, Is.True);
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM messages"), Is.Zero);
    }

    [Test]
    public async Task DeleteAsync_WhileItsCustomerWrites_LeavesNoMessageWithoutASession()
    {
        for (var round = 0; round < 20; round++)
        {
            var session = (await _store.ReceiveAsync($"SM{round}", customer: "whatsapp:+1")).SessionId;
            await Task.WhenAll(
            [
                .. Enumerable.Range(0, 8).Select(i => _store.ReceiveAsync($"SM{round}-{i}", customer: "whatsapp:+1")),
                _store.UseAsync<ISessionStore, bool>(s => s.DeleteAsync(session, CancellationToken.None)),
            ]);
        }

        Assert.That(
            await _store.ScalarAsync("SELECT count(*) FROM messages m WHERE NOT EXISTS (SELECT FROM sessions s WHERE s.id = m.session_id)"),
            Is.Zero);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
