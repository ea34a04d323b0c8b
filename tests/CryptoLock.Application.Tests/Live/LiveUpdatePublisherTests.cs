using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Live;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Application.Tests.Live;

[TestFixture]
internal sealed class LiveUpdatePublisherTests
{
    private static IEnumerable<Type> Events() =>
        typeof(IDomainEvent).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IDomainEvent)));

    [TestCaseSource(nameof(Events))]
    public void EveryEvent_HasAKindOfItsName_AndIsPassedOn(Type type)
    {
        Assert.That(Enum.TryParse<LiveUpdateKind>(type.Name, out _), Is.True);
        Assert.That(
            typeof(LiveUpdatePublisher).IsAssignableTo(typeof(INotificationHandler<>).MakeGenericType(typeof(DomainEventNotification<>).MakeGenericType(type))),
            Is.True);
    }

    [Test]
    public async Task Handle_TellsWhatHappenedWhereAndWhen()
    {
        var (feed, clock) = (new Feed(), new FakeTimeProvider());
        var session = ChatSessionId.New(clock.GetUtcNow());
        var publisher = new LiveUpdatePublisher(feed, clock);

        await publisher.Handle(new DomainEventNotification<SessionStarted>(new(session)), CancellationToken.None);
        await publisher.Handle(new DomainEventNotification<HandoffRequested>(new(session, HandoffReason.AssistantUnavailable)), CancellationToken.None);

        Assert.That(feed.Told, Is.EqualTo(new LiveUpdate[]
        {
            new(LiveUpdateKind.SessionStarted, session, clock.GetUtcNow()),
            new(LiveUpdateKind.HandoffRequested, session, clock.GetUtcNow()),
        }));
    }

    private sealed class Feed : ILiveFeed
    {
        public List<LiveUpdate> Told { get; } = [];

        public void Publish(LiveUpdate update) => Told.Add(update);

        public IDisposable Watch(Action<LiveUpdate> onUpdate) => throw new NotSupportedException();
    }
}
