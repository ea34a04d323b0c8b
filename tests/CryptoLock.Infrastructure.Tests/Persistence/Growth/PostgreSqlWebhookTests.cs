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

    /// <summary>Or PostgreSQL writes to all indexes of a conversation for each of its messages.</summary>
    [Test]
    public async Task WhatEveryMessageChanges_IsReadByNoIndex()
    {
        await using var store = await TestStore.StartAsync(provider: StorageProvider.PostgreSql);

        var ofTheSlot = await store.ScalarAsync(IndexesOver("active_slot"));
        var ofTheRest = await store.ScalarAsync(
            IndexesOver("due_at|last_message_at|last_inbound_at|pending_since|message_count|recent_count|window_ends_at|version"));

        Assert.That((ofTheSlot, ofTheRest), Is.EqualTo((4, 0)));

        static string IndexesOver(string columns) =>
            $@"SELECT count(*) FROM pg_indexes WHERE tablename = 'sessions' AND indexdef ~ '\m({columns})\M'";
    }
}
