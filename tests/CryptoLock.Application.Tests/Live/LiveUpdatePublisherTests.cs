using System.Runtime.CompilerServices;
using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Live;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Common;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Live;

[TestFixture]
internal sealed class LiveUpdatePublisherTests
{
    private static IEnumerable<Type> Events() =>
        typeof(IDomainEvent).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IDomainEvent)));

    [TestCaseSource(nameof(Events))]
    public async Task Handle_OfAnyEvent_TellsItUnderItsName(Type type)
    {
        var feed = new Mock<ILiveFeed>();
        var happened = (IDomainEvent)RuntimeHelpers.GetUninitializedObject(type);
        var notification = Activator.CreateInstance(typeof(DomainEventNotification<>).MakeGenericType(type), happened)!;
        var publisher = new LiveUpdatePublisher<IDomainEventNotification>(feed.Object, new FakeTimeProvider(TestSessions.Start));

        await publisher.Handle((IDomainEventNotification)notification, CancellationToken.None);

        var update = new LiveUpdate(Enum.Parse<LiveUpdateKind>(type.Name), happened.SessionId, TestSessions.Start);
        feed.Verify(f => f.Publish(update), Times.Once);
    }
}
