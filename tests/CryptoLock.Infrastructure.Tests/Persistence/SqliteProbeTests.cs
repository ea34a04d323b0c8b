using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Persistence.Sql;

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
        await using (await _store.BlockWritersAsync())
        {
            Assert.That(WriteAsync, Throws.TypeOf<StoreUnavailableException>().With.Message.Contains("locked"));
        }

        Assert.That(WriteAsync, Throws.Nothing);
    }

    [Test]
    public async Task WriteAsync_WhileTheWriterHangs_FailsInTime()
    {
        await using var held = await _store.BlockWritersAsync();

        var probe = WriteAsync();
        _store.Clock.Advance(SqlProbe.Patience);

        Assert.That(() => probe, Throws.TypeOf<StoreUnavailableException>().With.Message.Contains("does not answer"));
    }

    [Test]
    public void WriteAsync_WhenTheCallerLeaves_IsCancelled() =>
        Assert.That(() => WriteAsync(new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());

    private Task WriteAsync() => WriteAsync(CancellationToken.None);

    private async Task WriteAsync(CancellationToken cancellationToken) => await _store.UseAsync<IStoreProbe, bool>(async probe =>
    {
        await probe.WriteAsync(cancellationToken);
        return true;
    });
}
