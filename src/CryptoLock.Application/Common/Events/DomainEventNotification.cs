using CryptoLock.Domain.Common;
using MediatR;

namespace CryptoLock.Application.Common.Events;

/// <summary>Carries a domain event to whoever observes it, after the commit.</summary>
/// <param name="Event">The event.</param>
/// <typeparam name="TEvent">Its type.</typeparam>
public sealed record DomainEventNotification<TEvent>(TEvent Event) : IDomainEventNotification
    where TEvent : IDomainEvent
{
    IDomainEvent IDomainEventNotification.Event => Event;
}

/// <summary>Carries any domain event, for those who observe all.</summary>
public interface IDomainEventNotification : INotification
{
    /// <summary>The event.</summary>
    IDomainEvent Event { get; }
}
