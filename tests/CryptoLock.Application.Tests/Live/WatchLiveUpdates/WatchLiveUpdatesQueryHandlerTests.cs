using CryptoLock.Application.Live;
using CryptoLock.Application.Live.WatchLiveUpdates;
using CryptoLock.Application.Ports;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Live.WatchLiveUpdates;

[TestFixture]
internal sealed class WatchLiveUpdatesQueryHandlerTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static readonly LiveUpdate Update = new(LiveUpdateKind.PartSent, TestSessions.New().Id, TestSessions.Start);

    private readonly FakeTimeProvider _clock = new(TestSessions.Start);
    private readonly Mock<ILiveFeed> _feed = new();
    private readonly Mock<IDisposable> _watch = new();
    private Action<LiveUpdate> _tell = null!;

    [SetUp]
    public void Prepare()
    {
        _watch.Reset();
        _feed.Setup(feed => feed.Watch(It.IsAny<Action<LiveUpdate>>()))
            .Callback((Action<LiveUpdate> onUpdate) => _tell = onUpdate)
            .Returns(_watch.Object);
    }

    [Test]
    public async Task Handle_WhenNothingHappens_GivesASignOfLife_AndStillTellsWhatHappensThen()
    {
        await using var items = Watch();
        await items.MoveNextAsync();
        Assert.That(items.Current, Is.Null);

        var next = items.MoveNextAsync().AsTask();
        Assert.That(next.IsCompleted, Is.False);
        _clock.Advance(Silence);
        await next;
        Assert.That(items.Current, Is.Null);

        _tell(Update);
        await items.MoveNextAsync();
        Assert.That(items.Current, Is.EqualTo(Update));
    }

    [Test]
    public async Task Handle_OfWhoIsTooSlow_DropsTheOldest()
    {
        await using var items = Watch();
        await items.MoveNextAsync();
        for (var i = 0; i < WatchLiveUpdatesQueryHandler.MaxWaiting + 10; i++)
        {
            _tell(Update with { At = TestSessions.Start.AddSeconds(i) });
        }

        await items.MoveNextAsync();

        Assert.That(items.Current!.At, Is.EqualTo(TestSessions.Start.AddSeconds(10)));
    }

    [Test]
    public async Task Handle_WhenCancelled_Ends_AndWatchesNoLonger()
    {
        using var stop = new CancellationTokenSource();
        await using var items = Watch(stop.Token);
        await items.MoveNextAsync();
        var next = items.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        Assert.That(await next, Is.False);
        _watch.Verify(watch => watch.Dispose(), Times.Once);
    }

    private IAsyncEnumerator<LiveUpdate?> Watch(CancellationToken cancellationToken = default) =>
        new WatchLiveUpdatesQueryHandler(_feed.Object, _clock).Handle(new(Silence), cancellationToken).GetAsyncEnumerator(CancellationToken.None);
}
