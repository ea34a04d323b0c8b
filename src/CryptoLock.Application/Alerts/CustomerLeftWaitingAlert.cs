using CryptoLock.Application.Common;
using CryptoLock.Application.Common.Events;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Application.Alerts;

/// <summary>Says that a customer has waited too long. Whatever reaches people elsewhere subscribes to the same event.</summary>
internal sealed partial class CustomerLeftWaitingAlert(ILogger<CustomerLeftWaitingAlert> logger)
    : INotificationHandler<DomainEventNotification<CustomerLeftWaiting>>
{
    public Task Handle(DomainEventNotification<CustomerLeftWaiting> notification, CancellationToken cancellationToken)
    {
        CryptoLockTelemetry.Alerts.Add(1, new KeyValuePair<string, object?>("kind", nameof(CustomerLeftWaiting)));
        LogWaiting(notification.Event.SessionId, notification.Event.Since, notification.Event.Status);
        return Task.CompletedTask;
    }

    [LoggerMessage(1081, LogLevel.Error, "Session {SessionId}: the customer waits since {Since:o}; the conversation is {Status}")]
    private partial void LogWaiting(ChatSessionId sessionId, DateTimeOffset since, SessionStatus status);
}
