using CryptoLock.Application.Live;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Processing;

[TestFixture]
internal sealed class LiveFeedTests
{
    private static readonly LiveUpdate Update = new(LiveUpdateKind.ReplyQueued, TestSessions.New().Id, TestSessions.Start);

    [Test]
    public void Publish_ReachesAllWhoWatch_AndNobodyWhoStopped()
    {
        var feed = new LiveFeed();
        var (one, two) = (new List<LiveUpdate>(), new List<LiveUpdate>());
        using var first = feed.Watch(one.Add);
        var second = feed.Watch(two.Add);

        feed.Publish(Update);
        second.Dispose();
        feed.Publish(Update);

        Assert.That((one.Count, two.Count), Is.EqualTo((2, 1)));
    }
}
