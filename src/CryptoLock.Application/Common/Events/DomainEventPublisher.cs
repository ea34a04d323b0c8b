using System.Collections.Concurrent;
using CryptoLock.Domain.Common;
using MediatR;

namespace CryptoLock.Application.Common.Events;

/// <summary>Publishes committed domain events.</summary>
public interface IDomainEventPublisher
{
    /// <summary>Publishes events in order. They have happened: there is nothing to cancel.</summary>
    /// <param name="events">The events.</param>
    Task PublishAsync(IReadOnlyList<IDomainEvent> events);
}

internal sealed class DomainEventPublisher(IPublisher publisher) : IDomainEventPublisher
{
    private static readonly ConcurrentDictionary<Type, Func<IDomainEvent, INotification>> Wrappers = new();

    public async Task PublishAsync(IReadOnlyList<IDomainEvent> events)
    {
        foreach (var domainEvent in events)
        {
            await publisher.Publish(Wrappers.GetOrAdd(domainEvent.GetType(), CreateWrapper)(domainEvent));
        }
    }

    private static Func<IDomainEvent, INotification> CreateWrapper(Type eventType)
    {
        var notification = typeof(DomainEventNotification<>).MakeGenericType(eventType);
        return domainEvent => (INotification)Activator.CreateInstance(notification, domainEvent)!;
    }
}
