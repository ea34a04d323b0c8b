using System.Diagnostics;
using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Servers;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Tests.Persistence.Redis;

/// <summary>A server that stops, hangs, forgets its scripts or has no room, under a store that is never restarted.</summary>
[TestFixture]
internal sealed class RedisOutageTests
{
    /// <summary>Long before the channel gives up on a webhook, which is after 15 seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private RedisServer _server = null!;
    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await TestServers.StartRedisAsync();
        _store = await TestStore.StartOnAsync(TestServers.NewPlaceOn(_server));
        await _store.ReceiveAsync("SM1");
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _store.DisposeAsync();
        _server.Dispose();
    }

    [Test]
    public async Task KilledAndStartedAgain_LosesNothingAndGoesOn()
    {
        _server.Kill();
        FailInTime();

        await _server.RestartAsync();
        var receipt = await EventuallyAsync(() => _store.ReceiveAsync("SM2"));

        Assert.That((receipt.IsDuplicate, receipt.IsNewSession), Is.EqualTo((false, false)), "the conversation is still known");
        Assert.That((await _store.ReceiveAsync("SM1")).IsDuplicate, Is.True);
        Assert.That(await _store.TranscriptAsync(receipt.SessionId), Has.Count.EqualTo(2));
        Assert.That(ProbeAsync, Throws.Nothing);
    }

    [Test]
    public async Task Hanging_IsNotWaitedForAndUsedAgainAfterwards()
    {
        _server.Pause();
        FailInTime();

        _server.Resume();

        Assert.That((await EventuallyAsync(() => _store.ReceiveAsync("SM2"))).IsNewSession, Is.False);
    }

    [Test]
    public async Task ScriptsForgotten_AreLoadedAgain()
    {
        await CommandAsync("SCRIPT", "FLUSH");

        Assert.That((await _store.ReceiveAsync("SM2")).IsDuplicate, Is.False);
    }

    [Test]
    public async Task MemoryFull_RefusesEverythingWholeAndGoesOnAfterwards()
    {
        await CommandAsync("CONFIG", "SET", "maxmemory", "1");

        Assert.That(() => _store.ReceiveAsync("SM2"), Throws.TypeOf<StoreUnavailableException>().With.Message.Contains("OOM"));
        Assert.That(ProbeAsync, Throws.TypeOf<StoreUnavailableException>());

        await CommandAsync("CONFIG", "SET", "maxmemory", "0");
        Assert.That((await _store.ReceiveAsync("SM2")).IsDuplicate, Is.False);
        Assert.That(ProbeAsync, Throws.Nothing);
    }

    private Task ProbeAsync() => _store.UseAsync<IStoreProbe, bool>(async probe =>
    {
        await probe.WriteAsync(CancellationToken.None);
        return true;
    });

    private void FailInTime()
    {
        var waited = Stopwatch.StartNew();
        Assert.That(() => _store.ReceiveAsync("SM-late"), Throws.TypeOf<StoreUnavailableException>());
        Assert.That(ProbeAsync, Throws.TypeOf<StoreUnavailableException>());
        Assert.That(() => _store.UseAsync<IConversationLock, IAsyncDisposable?>(
            locks => locks.TryAcquireAsync(default, CancellationToken.None)), Is.Null);
        Assert.That(waited.Elapsed, Is.LessThan(3 * Patience));
    }

    /// <summary>What Twilio does: it comes back.</summary>
    private static async Task<T> EventuallyAsync<T>(Func<Task<T>> work)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                return await work();
            }
            catch (StoreUnavailableException) when (waited.Elapsed < TimeSpan.FromSeconds(20))
            {
            }
        }
    }

    private async Task CommandAsync(string command, params object[] arguments)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_server.ConnectionString);
        await connection.GetDatabase().ExecuteAsync(command, arguments);
    }
}
