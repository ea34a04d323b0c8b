using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Messaging;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Tests.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Messaging;

[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class SendPlacesTests(StorageProvider provider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);

    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() =>
        _store = await TestStore.StartAsync(configure: services => services.AddMessageChannels(), provider: provider);

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task TakeAsync_ByManyAtOnce_GivesEachAPlaceOfItsOwn()
    {
        var places = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TakeAsync(TestSessions.Business, TestSessions.Start)));

        Assert.That(
            places.Order().Select(place => place - TestSessions.Start),
            Is.EqualTo(Enumerable.Range(0, 20).Select(i => i * Interval)));
    }

    [Test]
    public async Task TakeAsync_AfterAPause_GivesNoPlaceInThePast()
    {
        await TakeAsync(TestSessions.Business, TestSessions.Start);

        Assert.That(await TakeAsync(TestSessions.Business, TestSessions.Start.AddHours(1)), Is.EqualTo(TestSessions.Start.AddHours(1)));
    }

    private Task<DateTimeOffset> TakeAsync(ParticipantAddress sender, DateTimeOffset earliest) => _store.UseAsync<ISendPlaces, DateTimeOffset>(
        places => places.TakeAsync(sender, earliest, Interval, CancellationToken.None).AsTask());
}
