using System.Collections.Concurrent;
using CryptoLock.Application.Live;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Backplane;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CryptoLock.Infrastructure.Tests.Backplane;

/// <summary>Two instances and a real Redis between them.</summary>
[TestFixture]
internal sealed class RedisBackplaneTests
{
    private static readonly ChatSessionId Ana = TestSessions.New().Id;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<TurnInterruption> _heard = [];
    private ServiceProvider _here = null!;
    private ServiceProvider _there = null!;

    [OneTimeTearDown]
    public void Forget() => _heard.Dispose();

    [TearDown]
    public async Task StopAsync()
    {
        await (_here?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_there?.DisposeAsync() ?? ValueTask.CompletedTask);
        while (_heard.TryTake(out _))
        {
            // What one test said is not for the next.
        }
    }

    [Test]
    public async Task Raise_ReachesTheTurnThatAnotherInstanceWrites()
    {
        var place = await TestServers.NewRedisPlaceAsync();
        await StartAsync(place.ConnectionString, place.KeyPrefix);
        using var watch = Interruptions(_there).Watch(Ana, _heard.Add);

        Assert.That(HearsUntil(() => Interruptions(_here).Raise(Ana, TurnInterruption.AssistantOut)), Is.EqualTo(TurnInterruption.AssistantOut));
    }

    [Test]
    public async Task RaiseForAll_ReachesTheTurnsOfAllInstances()
    {
        var place = await TestServers.NewRedisPlaceAsync();
        await StartAsync(place.ConnectionString, place.KeyPrefix);
        using var watch = Interruptions(_there).Watch(Ana, _heard.Add);

        Assert.That(HearsUntil(() => Interruptions(_here).RaiseForAll(TurnInterruption.CustomerWrote)), Is.EqualTo(TurnInterruption.CustomerWrote));
    }

    [Test]
    public async Task Publish_ReachesLiveViewsOfAnotherInstance_AndThoseOfItsOwnOnce()
    {
        var place = await TestServers.NewRedisPlaceAsync();
        await StartAsync(place.ConnectionString, place.KeyPrefix);
        var (here, there, said) = (new ConcurrentQueue<LiveUpdate>(), new BlockingCollection<LiveUpdate>(), 0);
        using var watchHere = Feed(_here).Watch(here.Enqueue);
        using var watchThere = Feed(_there).Watch(there.Add);

        LiveUpdate? heard = null;
        while (heard is null && said < 300)
        {
            Feed(_here).Publish(new(LiveUpdateKind.PartSent, Ana, TestSessions.Start.AddSeconds(++said)));
            there.TryTake(out heard, TimeSpan.FromMilliseconds(100));
        }

        // A hint that went there and back would be here by now: what was heard there was said before.
        Assert.That((heard?.Kind, heard?.SessionId), Is.EqualTo(((LiveUpdateKind?)LiveUpdateKind.PartSent, (ChatSessionId?)Ana)));
        Assert.That(here.Select(update => update.At), Is.EqualTo(Enumerable.Range(1, said).Select(i => TestSessions.Start.AddSeconds(i))));
    }

    [Test]
    public async Task Raise_WhileRedisIsAway_ReachesOnlyThisInstance_AndEverybodyAgainAfterwards()
    {
        using var server = await TestServers.StartRedisAsync();
        await StartAsync(server.ConnectionString, "test:");
        server.Kill();

        using (Interruptions(_here).Watch(Ana, _heard.Add))
        {
            Interruptions(_here).Raise(Ana, TurnInterruption.CustomerWrote);
            Assert.That(_heard.TryTake(out _), Is.True);
        }

        await server.RestartAsync();
        using var watch = Interruptions(_there).Watch(Ana, _heard.Add);
        Assert.That(HearsUntil(() => Interruptions(_here).Raise(Ana, TurnInterruption.AssistantOut)), Is.EqualTo(TurnInterruption.AssistantOut));
    }

    private async Task StartAsync(string redis, string prefix) =>
        (_here, _there) = (await StartInstanceAsync(redis, prefix), await StartInstanceAsync(redis, prefix));

    private static async Task<ServiceProvider> StartInstanceAsync(string redis, string prefix)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ITurnInterruptions, TurnInterruptions>();
        services.AddSingleton<ILiveFeed, LiveFeed>();
        services.AddBackplane(new ConfigurationBuilder().AddInMemoryCollection(
            [new("Backplane:Redis", redis), new("Backplane:ChannelPrefix", prefix)]).Build());
        var provider = services.BuildServiceProvider();
        foreach (var service in provider.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return provider;
    }

    private static ILiveFeed Feed(ServiceProvider instance) => instance.GetRequiredService<ILiveFeed>();

    private static ITurnInterruptions Interruptions(ServiceProvider instance) => instance.GetRequiredService<ITurnInterruptions>();

    // Connecting happens behind everybody's back, and a hint before it is lost.
    private TurnInterruption? HearsUntil(Action say)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!limit.IsCancellationRequested)
        {
            say();
            if (_heard.TryTake(out var heard, TimeSpan.FromMilliseconds(100)))
            {
                return heard;
            }
        }

        return null;
    }
}
