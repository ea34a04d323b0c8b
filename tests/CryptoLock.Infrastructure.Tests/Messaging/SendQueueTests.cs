using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Messaging;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Messaging;

[TestFixture]
internal sealed class SendQueueTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Reserve_WithinTheRate_LetsASecondsWorthLeaveAtOnceAndQueuesTheRest()
    {
        var queue = Queue(80);

        var waits = Enumerable.Range(0, 160).Select(_ => queue.Reserve(NewId(), Now) - Now).ToList();

        Assert.That(waits.Count(wait => wait <= TimeSpan.Zero), Is.EqualTo(80));
        Assert.That(waits[^1], Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void Reserve_AtTheSandboxsRate_SpacesMessagesThreeSecondsApart()
    {
        var queue = Queue(1.0 / 3);

        var waits = Enumerable.Range(0, 4).Select(_ => (queue.Reserve(NewId(), Now) - Now).TotalSeconds);

        Assert.That(waits, Is.EqualTo(new[] { 0.0, 3, 6, 9 }).Within(0.001));
    }

    [Test]
    public void Reserve_WhenTheConversationAsksAgain_KeepsItsPlace()
    {
        var queue = Queue(1);
        queue.Reserve(NewId(), Now);
        var id = NewId();

        var place = queue.Reserve(id, Now);

        Assert.That(queue.Reserve(id, Now), Is.EqualTo(place));
        Assert.That(queue.Reserve(id, place), Is.EqualTo(place));
        Assert.That(queue.Reserve(id, place), Is.GreaterThan(place));
    }

    [Test]
    public void Reserve_WhenOneConversationHasMuchToSay_DoesNotHoldUpTheOthers()
    {
        var queue = Queue(1);
        var (longAnswer, shortAnswer) = (NewId(), NewId());
        queue.Reserve(longAnswer, Now);
        queue.Reserve(longAnswer, Now);
        queue.Reserve(longAnswer, Now);

        Assert.That(queue.Reserve(shortAnswer, Now), Is.EqualTo(Now.AddSeconds(2)));
    }

    [Test]
    public void Reserve_OfAPlaceThatWasLongMissed_QueuesAnew()
    {
        var queue = Queue(1);
        queue.Reserve(NewId(), Now);
        var id = NewId();
        queue.Reserve(id, Now);
        var later = Now.AddMinutes(5);

        Assert.That(queue.Reserve(id, later), Is.GreaterThan(later.AddSeconds(-1)));
    }

    private static TestQueue Queue(double messagesPerSecond) =>
        new(new SendQueue(TestSessions.Business, messagesPerSecond, new InProcessSendPlaces()));

    private static ChatSessionId NewId() => ChatSessionId.New(Now);

    // The places of one process are given without waiting.
    private sealed record TestQueue(SendQueue Queue)
    {
        public DateTimeOffset Reserve(ChatSessionId id, DateTimeOffset now)
        {
            var place = Queue.ReserveAsync(id, now, CancellationToken.None);
            return place.IsCompletedSuccessfully ? place.GetAwaiter().GetResult() : throw new InvalidOperationException("It waited.");
        }
    }
}
