using CryptoLock.Domain.Common;
using MediatR;

namespace CryptoLock.Application.Common.Events;

/// <summary>Carries a domain event to whoever observes it, after the commit.</summary>
/// <param name="Event">The event.</param>
/// <typeparam name="TEvent">Its type.</typeparam>
public sealed record DomainEventNotification<TEvent>(TEvent Event) : INotification
    where TEvent : IDomainEvent;
