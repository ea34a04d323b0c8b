using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Messaging;
using CryptoLock.Testing.Builders;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Tests.Persistence.Redis;

/// <summary>Two instances on one Redis, and two installations beside each other.</summary>
[TestFixture]
internal sealed class RedisInstancesTests
{
    private RedisPlace _place = null!;
    private TestStore _one = null!;
    private TestStore _two = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _place = await TestServers.NewRedisPlaceAsync();
        _one = await TestStore.StartOnAsync(_place);
        _two = await TestStore.StartOnAsync(_place);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    [Test]
    public async Task TakenInByBothAtOnce_AMessageIsStoredOnce()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? _one : _two).ReceiveAsync("SM1")));

        Assert.That(receipts.Count(r => !r.IsDuplicate), Is.EqualTo(1));
    }

    [Test]
    public async Task ChangedByTheOther_AConversationIsNotOverwritten()
    {
        var id = (await _one.ReceiveAsync("SM1")).SessionId;
        await _one.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var session = (await sessions.FindAsync(id, CancellationToken.None))!;
            session.BeginTurn(TestSessions.Start);
            await _two.ChangeAsync(id, s => s.TakeOver("Rui", TestSessions.Start));

            Assert.That(() => sessions.SaveAsync(session, CancellationToken.None), Throws.TypeOf<ConcurrencyException>());
            return true;
        });

        Assert.That((await _one.FindAsync(id))!.OperatorName, Is.EqualTo("Rui"));
    }

    [Test]
    public async Task LockedByOne_AConversationIsLeftAloneByTheOther()
    {
        var id = ChatSessionId.New(TestSessions.Start);
        await using (await AcquireAsync(_one, id))
        {
            Assert.That(await AcquireAsync(_two, id), Is.Null);
        }

        await using var next = await AcquireAsync(_two, id);
        Assert.That(next, Is.Not.Null);
    }

    [Test]
    public async Task LockedByADeadInstance_AConversationIsFreedByRedis()
    {
        var id = ChatSessionId.New(TestSessions.Start);
        await AcquireAsync(_one, id);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_place.ConnectionString);
        var (redis, key) = (connection.GetDatabase(), $"{_place.KeyPrefix}lock:{id.Value:N}");

        Assert.That((await redis.KeyTimeToLiveAsync(key))?.TotalSeconds, Is.GreaterThan(0).And.LessThanOrEqualTo(4));

        // The end of that time: the dead do not prolong.
        await redis.KeyDeleteAsync(key);
        await using var next = await AcquireAsync(_two, id);
        Assert.That(next, Is.Not.Null);
    }

    [Test]
    public async Task Sending_KeepsOneRateForBoth()
    {
        var interval = TimeSpan.FromSeconds(0.25);
        var places = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? _one : _two).UseAsync<ISendPlaces, DateTimeOffset>(
            p => p.TakeAsync(TestSessions.Business, TestSessions.Start, interval, CancellationToken.None).AsTask())));

        Assert.That(places.Order(), Is.EqualTo(Enumerable.Range(0, 20).Select(i => TestSessions.Start + (i * interval))));
    }

    [Test]
    public async Task WithAnotherPrefix_AnInstallationIsOfItsOwn()
    {
        await _one.ReceiveAsync("SM1");
        await using var other = await TestStore.StartAsync(provider: Infrastructure.Persistence.StorageProvider.Redis);

        Assert.That((await other.ReceiveAsync("SM1")).IsDuplicate, Is.False);
    }

    private static Task<IAsyncDisposable?> AcquireAsync(TestStore store, ChatSessionId id) =>
        store.UseAsync<IConversationLock, IAsyncDisposable?>(locks => locks.TryAcquireAsync(id, CancellationToken.None));
}
