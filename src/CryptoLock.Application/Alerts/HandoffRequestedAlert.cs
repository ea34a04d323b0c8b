using CryptoLock.Application.Common;
using CryptoLock.Application.Common.Events;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Application.Alerts;

/// <summary>Says that a person is needed. Whatever reaches people elsewhere subscribes to the same event.</summary>
internal sealed partial class HandoffRequestedAlert(ILogger<HandoffRequestedAlert> logger)
    : INotificationHandler<DomainEventNotification<HandoffRequested>>
{
    public Task Handle(DomainEventNotification<HandoffRequested> notification, CancellationToken cancellationToken)
    {
        CryptoLockTelemetry.Alerts.Add(1, new KeyValuePair<string, object?>("kind", nameof(HandoffRequested)));
        LogRequested(notification.Event.SessionId, notification.Event.Reason);
        return Task.CompletedTask;
    }

    [LoggerMessage(1080, LogLevel.Warning, "Session {SessionId} needs a person: {Reason}")]
    private partial void LogRequested(ChatSessionId sessionId, HandoffReason reason);
}
