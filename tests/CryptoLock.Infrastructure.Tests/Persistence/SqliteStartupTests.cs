using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixture]
internal sealed class SqliteStartupTests
{
    private string _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("cryptolock-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task StartAsync_OnAFreshMachine_CreatesTheFolderAndAWalDatabase()
    {
        await using var store = await TestStore.StartAsync(_folder);

        Assert.That(File.Exists(store.File), Is.True);
        await using var connection = new SqliteConnection($"Data Source={store.File}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo("wal"));
    }

    [Test]
    public async Task StartAsync_AfterAStop_FindsEverythingAgain()
    {
        await using (var store = await TestStore.StartAsync(_folder))
        {
            await store.ReceiveAsync("SM1");
        }

        await using var again = await TestStore.StartAsync(_folder);

        Assert.That((await again.ReceiveAsync("SM1")).IsDuplicate, Is.True);
    }

    [Test]
    public async Task StartAsync_OnACurrentDatabase_DoesNotWakeEfCore_AndNeitherDoesAMessage()
    {
        await using (var store = await TestStore.StartAsync(_folder))
        {
            await store.ReceiveAsync("SM1");
        }

        await using var again = await TestStore.StartAsync(_folder, services => services.AddScoped<CryptoLockDbContext>(
            _ => throw new InvalidOperationException("EF Core was asked.")));
        var receipt = await again.ReceiveAsync("SM2");
        var session = await again.FindAsync(receipt.SessionId);
        var tail = await again.UseAsync<ISessionReader, IReadOnlyList<TranscriptEntry>>(
            reader => reader.TailAsync(receipt.SessionId, session!.MessageCount, 10, CancellationToken.None));
        var waiting = await again.UseAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(
            queue => queue.ListWaitingAsync(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, 10, CancellationToken.None));

        Assert.That(tail, Has.Count.EqualTo(2));
        Assert.That(waiting, Is.EqualTo(new[] { receipt.SessionId }));
        Assert.That(
            () => again.UseAsync<ISessionReader, SessionSummary?>(reader => reader.FindAsync(receipt.SessionId, CancellationToken.None)),
            Throws.InvalidOperationException);
    }

    [Test]
    public async Task StartAsync_WhenTheFileIsNoDatabase_SaysWhichAndWhatToDo()
    {
        await using var store = TestStore.Create(_folder);
        Directory.CreateDirectory(Path.GetDirectoryName(store.File)!);
        await File.WriteAllTextAsync(store.File, new string('x', 8192));

        Assert.That(
            store.StartHostedServicesAsync,
            Throws.TypeOf<StartupException>().With.Message.Contains(store.File).And.Message.Contains("ConnectionStrings:Storage"));
    }

    [Test]
    public async Task StartAsync_WhenANewerVersionMadeTheDatabase_RefusesToTouchIt()
    {
        await using (var store = await TestStore.StartAsync(_folder))
        {
            await store.ScalarAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99.0.0')");
        }

        await using var older = TestStore.Create(_folder);

        Assert.That(older.StartHostedServicesAsync, Throws.TypeOf<StartupException>().With.Message.Contains("newer version"));
    }

    [Test]
    public async Task StartAsync_WhenTheFolderCannotBeCreated_SaysSo()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "deep"), "a file where the folder should be");
        await using var store = TestStore.Create(_folder);

        Assert.That(store.StartHostedServicesAsync, Throws.TypeOf<StartupException>().With.Message.Contains("cannot be created"));
    }
}
