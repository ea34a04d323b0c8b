using System.Collections.Concurrent;
using CryptoLock.Domain.Common;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Application.Common.Events;

/// <summary>Publishes committed domain events.</summary>
public interface IDomainEventPublisher
{
    /// <summary>
    /// Publishes events in order. They have happened: there is nothing to cancel, and a subscriber that fails does not make what
    /// is committed look failed.
    /// </summary>
    /// <param name="events">The events.</param>
    Task PublishAsync(IReadOnlyList<IDomainEvent> events);
}

internal sealed partial class DomainEventPublisher(IPublisher publisher, ILogger<DomainEventPublisher> logger) : IDomainEventPublisher
{
    private static readonly ConcurrentDictionary<Type, Func<IDomainEvent, INotification>> Wrappers = new();

    public async Task PublishAsync(IReadOnlyList<IDomainEvent> events)
    {
        foreach (var domainEvent in events)
        {
            try
            {
                await publisher.Publish(Wrappers.GetOrAdd(domainEvent.GetType(), CreateWrapper)(domainEvent));
            }
            catch (Exception exception)
            {
                LogSubscriberFailed(exception, domainEvent.GetType().Name);
            }
        }
    }

    private static Func<IDomainEvent, INotification> CreateWrapper(Type eventType)
    {
        var wrap = ((Func<IDomainEvent, INotification>)Wrap<IDomainEvent>).Method.GetGenericMethodDefinition();
        return wrap.MakeGenericMethod(eventType).CreateDelegate<Func<IDomainEvent, INotification>>();
    }

    private static DomainEventNotification<TEvent> Wrap<TEvent>(IDomainEvent domainEvent)
        where TEvent : IDomainEvent => new((TEvent)domainEvent);

    [LoggerMessage(1004, LogLevel.Error, "A subscriber of {Event} failed; what happened is stored nevertheless")]
    private partial void LogSubscriberFailed(Exception exception, string @event);
}
