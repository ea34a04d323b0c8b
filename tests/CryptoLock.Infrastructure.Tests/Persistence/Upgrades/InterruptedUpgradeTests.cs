using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Tests.Persistence.Upgrades;

/// <summary>EF Core marks a file that it migrates. A process that is killed meanwhile leaves the mark.</summary>
[TestFixture]
internal sealed class InterruptedUpgradeTests
{
    private const string Mark =
        """
        CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL);
        INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-22 12:00:00+00:00');
        PRAGMA journal_mode = WAL;
        SELECT count(*) FROM sessions
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private TestStore _store = null!;
    private SqliteConnection _migrating = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _store = TestStore.Create();
        Directory.CreateDirectory(Path.GetDirectoryName(_store.File)!);
        var script = Path.Combine(TestContext.CurrentContext.TestDirectory, "Persistence", "Upgrades", "Sqlite.Initial.sql");
        _migrating = new SqliteConnection($"Data Source={_store.File};Pooling=False");
        await _migrating.OpenAsync();
        await using var command = new SqliteCommand(await File.ReadAllTextAsync(script) + ";" + Mark, _migrating);
        await command.ExecuteNonQueryAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _migrating.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Test]
    public async Task StartAsync_AfterAProcessWasKilledWhileItMigrated_MigratesAllTheSame()
    {
        await _migrating.DisposeAsync();

        await _store.StartHostedServicesAsync().WaitAsync(Patience);

        Assert.That(await PendingAsync(), Is.Empty);
        Assert.That((await _store.ReceiveAsync("SMold2", "again", "whatsapp:+1")).IsDuplicate, Is.True);
    }

    [Test]
    public async Task StartAsync_WhileAProcessMigrates_LeavesItAlone()
    {
        Assert.That(
            () => _store.StartHostedServicesAsync().WaitAsync(Patience),
            Throws.TypeOf<StartupException>().With.Message.Contains(_store.File).And.Message.Contains("another process"));
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM __EFMigrationsLock"), Is.EqualTo(1));
    }

    private Task<IEnumerable<string>> PendingAsync() =>
        _store.UseAsync<CryptoLockDbContext, IEnumerable<string>>(db => db.Database.GetPendingMigrationsAsync());
}
