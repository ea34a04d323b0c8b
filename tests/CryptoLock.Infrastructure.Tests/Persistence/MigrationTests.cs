using CryptoLock.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixture]
internal sealed class MigrationTests
{
    [Test]
    public async Task Model_ForSqlite_HasNoPendingChanges()
    {
        await using var store = await TestStore.StartAsync();

        var pending = await store.UseAsync<CryptoLockDbContext, bool>(db => Task.FromResult(db.Database.HasPendingModelChanges()));

        Assert.That(pending, Is.False, "run: dotnet ef migrations add <Name> --context SqliteDbContext");
    }
}
