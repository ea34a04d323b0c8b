using System.Data.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>What only a store with tables has: constraints that hold against anybody's SQL, and tables that can go missing.</summary>
[TestFixtureSource(typeof(TestServers), nameof(TestServers.SqlStores))]
internal sealed class SqlConstraintTests(StorageProvider provider)
{
    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync(provider: provider);

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [TestCase("UPDATE messages SET outcome_kind = 'HandedOff', outcome_turn = NULL WHERE outcome_kind IS NOT NULL")]
    [TestCase("UPDATE messages SET outcome_kind = NULL, outcome_turn = NULL WHERE outcome_kind IS NOT NULL")]
    [TestCase("UPDATE messages SET outcome_kind = 'Answered' WHERE direction = 'out'")]
    public async Task Outcome_OnceWritten_IsGuardedByTheDatabase(string sql)
    {
        await ReplyAsync();

        Assert.That(() => _store.ScalarAsync(sql), Throws.InstanceOf<DbException>());
    }

    [Test]
    public async Task DeleteAllAsync_LeavesNoRowBehind()
    {
        await ReplyAsync();

        await _store.UseAsync<IChatSessionRepository, int>(s => s.DeleteAllAsync(CancellationToken.None));

        Assert.That(await _store.ScalarAsync("SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM parts) + (SELECT count(*) FROM turns)"), Is.Zero);
    }

    [Test]
    public async Task AppendAsync_WhenTheDatabaseRefuses_SaysSoAndGoesOnAfterwards()
    {
        await _store.ScalarAsync("ALTER TABLE messages RENAME TO hidden");
        Assert.That(() => _store.ReceiveAsync("SM1"), Throws.TypeOf<StoreUnavailableException>());

        await _store.ScalarAsync("ALTER TABLE hidden RENAME TO messages");
        var receipt = await _store.ReceiveAsync("SM1");

        Assert.That(receipt.IsDuplicate, Is.False);
    }

    private async Task ReplyAsync()
    {
        var id = (await _store.ReceiveAsync("SM1")).SessionId;
        await _store.ChangeAsync(id, s =>
        {
            s.BeginTurn(TestSessions.Start);
            s.Reply(MessageAuthor.Assistant, new ReplyDraft("text", ["text"]), TestSessions.Quiet, TestSessions.Start);
        });
    }
}
