using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using MediatR;

namespace CryptoLock.Application.Live;

/// <summary>Passes domain events on to live views.</summary>
internal sealed class LiveUpdatePublisher(ILiveFeed feed, TimeProvider clock) :
    INotificationHandler<DomainEventNotification<SessionStarted>>,
    INotificationHandler<DomainEventNotification<MessageReceived>>,
    INotificationHandler<DomainEventNotification<ReplyQueued>>,
    INotificationHandler<DomainEventNotification<PartSent>>,
    INotificationHandler<DomainEventNotification<PartFailed>>,
    INotificationHandler<DomainEventNotification<CustomerLeftWaiting>>,
    INotificationHandler<DomainEventNotification<HandoffRequested>>
{
    public Task Handle(DomainEventNotification<SessionStarted> notification, CancellationToken cancellationToken) =>
        Tell(LiveUpdateKind.SessionStarted, notification.Event.SessionId);

    public Task Handle(DomainEventNotification<MessageReceived> notification, CancellationToken cancellationToken) =>
        Tell(LiveUpdateKind.MessageReceived, notification.Event.SessionId);

    public Task Handle(DomainEventNotification<ReplyQueued> notification, CancellationToken cancellationToken) =>
        Tell(LiveUpdateKind.ReplyQueued, notification.Event.SessionId);

    public Task Handle(DomainEventNotification<PartSent> notification, CancellationToken cancellationToken) =>
        Tell(LiveUpdateKind.PartSent, notification.Event.SessionId);

    public Task Handle(DomainEventNotification<PartFailed> notification, CancellationToken cancellationToken) =>
        Tell(LiveUpdateKind.PartFailed, notification.Event.SessionId);

    public Task Handle(DomainEventNotification<CustomerLeftWaiting> notification, CancellationToken cancellationToken) =>
        Tell(LiveUpdateKind.CustomerLeftWaiting, notification.Event.SessionId);

    public Task Handle(DomainEventNotification<HandoffRequested> notification, CancellationToken cancellationToken) =>
        Tell(LiveUpdateKind.HandoffRequested, notification.Event.SessionId);

    private Task Tell(LiveUpdateKind kind, ChatSessionId sessionId)
    {
        feed.Publish(new(kind, sessionId, clock.GetUtcNow()));
        return Task.CompletedTask;
    }
}
