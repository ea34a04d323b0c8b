using CryptoLock.Application.Common.Events;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using MediatR;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace CryptoLock.Application.Tests.Common.Events;

[TestFixture]
internal sealed class DomainEventPublisherTests
{
    private static readonly ChatSessionId Session = TestSessions.New().Id;

    [Test]
    public async Task PublishAsync_WhenASubscriberFails_TellsTheOthersAllTheSame()
    {
        var told = new List<INotification>();
        var publisher = new Mock<IPublisher>();
        publisher.Setup(p => p.Publish(It.IsAny<INotification>(), It.IsAny<CancellationToken>()))
            .Callback((INotification notification, CancellationToken _) => told.Add(notification))
            .Returns(() => told.Count == 1 ? Task.FromException(new InvalidOperationException()) : Task.CompletedTask);

        await new DomainEventPublisher(publisher.Object, NullLogger<DomainEventPublisher>.Instance)
            .PublishAsync([new SessionStarted(Session), new MessageReceived(Session, default)]);

        Assert.That(told, Is.EqualTo(new INotification[]
        {
            new DomainEventNotification<SessionStarted>(new(Session)),
            new DomainEventNotification<MessageReceived>(new(Session, default)),
        }));
    }
}
