using System.Diagnostics;
using System.Text;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>What was erased can be read in no file any more.</summary>
[TestFixture]
internal sealed class SqliteErasureTests
{
    private const string Secret = "my code is 7f3a-0b91";

    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task DeleteAsync_LeavesNothingInAnyFile([Values] bool isInTheDatabaseAlready)
    {
        await _store.ReceiveAsync("SM1", "before", "whatsapp:+1");
        var id = (await _store.ReceiveAsync("SM2", Secret, "whatsapp:+2")).SessionId;
        await _store.ReceiveAsync("SM3", Secret + new string('x', 20_000), "whatsapp:+2");
        await _store.ReceiveAsync("SM4", "after", "whatsapp:+1");
        await (isInTheDatabaseAlready ? _store.ScalarAsync("PRAGMA wal_checkpoint(TRUNCATE)") : Task.CompletedTask);
        Assert.That(FilesWithTheSecret(), Is.EqualTo(new[] { isInTheDatabaseAlready ? "cryptolock.db" : "cryptolock.db-wal" }));

        Assert.That(await DeleteAsync(id), Is.True);

        Assert.That(FilesWithTheSecret(), Is.Empty);
    }

    [Test]
    public async Task DeleteAsync_OfSomeAmongMany_LeavesNothingOfThem()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 1_500).Select(
            i => _store.ReceiveAsync($"SM{i}", $"{SecretOf(i % 150)} {new string('x', i % 700)}", $"whatsapp:+{i % 150}")));

        for (var customer = 0; customer < 150; customer += 3)
        {
            Assert.That(await DeleteAsync(receipts[customer].SessionId), Is.True);
        }

        Assert.That(Enumerable.Range(0, 150).Where(c => FilesWith(SecretOf(c)).Length > 0), Is.EqualTo(Enumerable.Range(0, 150).Where(c => c % 3 > 0)));
    }

    [Test]
    public async Task DeleteAllAsync_LeavesNothingInAnyFile()
    {
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => _store.ReceiveAsync($"SM{i}", $"{Secret} {i}", $"whatsapp:+{i % 700}")));
        Assert.That(FilesWithTheSecret(), Is.Not.Empty);

        await _store.UseAsync<ISessionStore, int>(s => s.DeleteAllAsync(CancellationToken.None));

        Assert.That(FilesWithTheSecret(), Is.Empty);
    }

    [Test]
    public async Task DeleteAsync_WhileSomebodyReads_IsDoneAllTheSame_AndTheNextWriteClearsUp()
    {
        var id = (await _store.ReceiveAsync("SM1", Secret)).SessionId;
        var watch = Stopwatch.StartNew();
        await using (await ReadAsync())
        {
            Assert.That(await DeleteAsync(id), Is.True);
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)), "the lock's patience is three");
            Assert.That(FilesWithTheSecret(), Is.EqualTo(new[] { "cryptolock.db-wal" }));
        }

        await _store.ReceiveAsync("SM2");

        Assert.That(FilesWithTheSecret(), Is.Empty);
    }

    private static string SecretOf(int customer) => $"{Secret}#{customer}#";

    private Task<bool> DeleteAsync(ChatSessionId id) =>
        _store.UseAsync<ISessionStore, bool>(s => s.DeleteAsync(id, CancellationToken.None));

    private async Task<SqliteConnection> ReadAsync()
    {
        var connection = new SqliteConnection($"Data Source={_store.File};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand("BEGIN; SELECT count(*) FROM messages", connection);
        await command.ExecuteScalarAsync();
        return connection;
    }

    private string[] FilesWithTheSecret() => FilesWith(Secret);

    private string[] FilesWith(string text) =>
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(_store.File)!)
            .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)
            .Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal),
    ];
}
