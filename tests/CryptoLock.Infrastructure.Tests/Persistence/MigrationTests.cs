using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixtureSource(typeof(TestServers), nameof(TestServers.SqlStores))]
internal sealed class MigrationTests(StorageProvider provider)
{
    [Test]
    public async Task Model_HasNoPendingChanges()
    {
        await using var store = await TestStore.StartAsync(provider: provider);

        var pending = await store.UseAsync<CryptoLockDbContext, bool>(db => Task.FromResult(db.Database.HasPendingModelChanges()));

        Assert.That(pending, Is.False, $"run: dotnet ef migrations add <Name> --context {provider}DbContext");
    }

    [Test]
    public async Task Script_RunByHand_LeavesNothingToMigrate()
    {
        await using var store = TestStore.Create(provider: provider);
        Directory.CreateDirectory(Path.GetDirectoryName(store.File)!);

        await store.ScalarAsync(await store.UseAsync<CryptoLockDbContext, string>(db => Task.FromResult(db.GetService<IMigrator>().GenerateScript())));

        var left = await store.UseAsync<CryptoLockDbContext, IEnumerable<string>>(db => db.Database.GetPendingMigrationsAsync());
        Assert.That(left, Is.Empty);
        await store.StartHostedServicesAsync();
        Assert.That((await store.ReceiveAsync("SM1")).IsDuplicate, Is.False);
    }

    [Test]
    public async Task Migrate_OfTheFirstReleasesData_KeepsItAndKnowsItsServiceWindows()
    {
        var folder = Directory.CreateTempSubdirectory("cryptolock-").FullName;
        var id = ChatSessionId.New(TestSessions.Start);
        await using (var old = TestStore.Create(folder))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(old.File)!);
            await old.UseAsync<CryptoLockDbContext, bool>(db => FillFirstSchemaAsync(db, id));
        }

        await using (var store = await TestStore.StartAsync(folder))
        {
            var session = (await store.FindAsync(id))!;
            var receipt = await store.ReceiveAsync("SM2", "more");

            Assert.That(session.Pending.Single().Text, Is.EqualTo("question"));
            Assert.That(session.ServiceWindowEndsAt, Is.EqualTo(TestSessions.Start.AddHours(24)));
            Assert.That((session.Silence, session.HeldSince, session.RecentCount), Is.EqualTo((SilenceLevel.None, (DateTimeOffset?)null, 0)));
            Assert.That((session.AwaitingPersonSince, session.IsPersonAlarmed), Is.EqualTo(((DateTimeOffset?)null, false)));
            Assert.That(receipt.SessionId, Is.EqualTo(id));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> FillFirstSchemaAsync(CryptoLockDbContext db, ChatSessionId id)
    {
        var first = db.Database.GetMigrations().First();
        await db.GetService<IMigrator>().MigrateAsync(first);
        var now = TestSessions.Start.UtcTicks;
        var customer = TestSessions.Customer.Value;
        var business = TestSessions.Business.Value;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO sessions (id, customer_key, customer, business, status, created_at, last_message_at, last_inbound_at,
                                  message_count, pending_since, due_at, version)
            VALUES ({id.Value}, {customer}, {customer}, {business}, 'Automated', {now}, {now}, {now}, 1, {now}, {now}, 1);
            INSERT INTO messages (id, session_id, position, direction, author, text, at, provider_id, attachments)
            VALUES ({MessageId.New(TestSessions.Start).Value}, {id.Value}, 1, 'in', 'Customer', 'question', {now}, 'SM1', '[]');
            """);
        return true;
    }
}
