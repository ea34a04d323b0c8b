using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixture]
internal sealed class SqliteProbeTests
{
    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task WriteAsync_ReachesTheDisk()
    {
        var wal = new FileInfo(_store.File + "-wal");
        var before = wal.Length;

        await WriteAsync();

        wal.Refresh();
        Assert.That(wal.Length, Is.GreaterThan(before));
    }

    [Test]
    public async Task WriteAsync_WhileAnotherProcessHoldsTheLock_Fails()
    {
        await using var other = new SqliteConnection($"Data Source={_store.File}");
        await other.OpenAsync();
        await using var transaction = other.BeginTransaction(deferred: false);

        Assert.That(WriteAsync, Throws.TypeOf<StoreUnavailableException>().With.Message.Contains("locked"));

        await transaction.RollbackAsync();
        Assert.That(WriteAsync, Throws.Nothing);
    }

    [Test]
    public async Task WriteAsync_WhileAWriterOfOursHangs_FailsInTime()
    {
        using var entered = await _store.UseAsync<IWriteGate, IDisposable>(gate => gate.EnterAsync(CancellationToken.None));

        var probe = WriteAsync();
        _store.Clock.Advance(SqliteProbe.Patience);

        Assert.That(() => probe, Throws.TypeOf<StoreUnavailableException>());
    }

    [Test]
    public async Task WriteAsync_WhenTheCallerLeaves_IsCancelled()
    {
        using var entered = await _store.UseAsync<IWriteGate, IDisposable>(gate => gate.EnterAsync(CancellationToken.None));

        Assert.That(() => WriteAsync(new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
    }

    private Task WriteAsync() => WriteAsync(CancellationToken.None);

    private async Task WriteAsync(CancellationToken cancellationToken) => await _store.UseAsync<IStoreProbe, bool>(async probe =>
    {
        await probe.WriteAsync(cancellationToken);
        return true;
    });
}
