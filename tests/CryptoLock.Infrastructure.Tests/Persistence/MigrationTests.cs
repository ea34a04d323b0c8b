using CryptoLock.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class MigrationTests(StorageProvider provider)
{
    [Test]
    public async Task Model_HasNoPendingChanges()
    {
        await using var store = await TestStore.StartAsync(provider: provider);

        var pending = await store.UseAsync<CryptoLockDbContext, bool>(db => Task.FromResult(db.Database.HasPendingModelChanges()));

        Assert.That(pending, Is.False, $"run: dotnet ef migrations add <Name> --context {provider}DbContext");
    }
}
