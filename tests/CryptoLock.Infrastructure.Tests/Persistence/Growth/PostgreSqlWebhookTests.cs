using CryptoLock.Infrastructure.Persistence;

namespace CryptoLock.Infrastructure.Tests.Persistence.Growth;

/// <summary>The webhook's own statement, which knows no context.</summary>
[TestFixture]
internal sealed class PostgreSqlWebhookTests
{
    [Test]
    public async Task Webhook_FindsItsConversationByAUniqueIndex()
    {
        using var statements = new PostgreSqlStatements();
        await using var store = await TestStore.StartAsync(configure: statements.Configure, provider: StorageProvider.PostgreSql);
        statements.Forget();

        await store.ReceiveAsync("SM1");
        await store.ReceiveAsync("SM2");

        Assert.That(await statements.ExplainAsync(store), Has.Count.EqualTo(2).And.All.Contains("Conflict Arbiter Indexes: ux_sessions_customer")
            .And.All.Not.Contains("Seq Scan"));
    }
}
