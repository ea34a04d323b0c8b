using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Live;

/// <summary>Passes every domain event on to live views.</summary>
/// <typeparam name="TNotification">The notification of a domain event.</typeparam>
internal sealed class LiveUpdatePublisher<TNotification>(ILiveFeed feed, TimeProvider clock) : INotificationHandler<TNotification>
    where TNotification : IDomainEventNotification
{
    public Task Handle(TNotification notification, CancellationToken cancellationToken)
    {
        feed.Publish(new(KindOf(notification.Event), notification.Event.SessionId, clock.GetUtcNow()));
        return Task.CompletedTask;
    }

    private static LiveUpdateKind KindOf(IDomainEvent happened) => happened switch
    {
        SessionStarted => LiveUpdateKind.SessionStarted,
        MessageReceived => LiveUpdateKind.MessageReceived,
        ReplyQueued => LiveUpdateKind.ReplyQueued,
        PartSent => LiveUpdateKind.PartSent,
        PartFailed => LiveUpdateKind.PartFailed,
        CustomerLeftWaiting => LiveUpdateKind.CustomerLeftWaiting,
        HandoffRequested => LiveUpdateKind.HandoffRequested,
        _ => throw new ArgumentException($"{happened.GetType().Name} has no kind of live update.", nameof(happened)),
    };
}
