using CryptoLock.Domain.Common;
using MediatR;

namespace CryptoLock.Application.Common.Events;

/// <summary>Carries a domain event to its subscribers, after the change that it reports was committed.</summary>
/// <typeparam name="TEvent">The event's type.</typeparam>
/// <param name="Event">The event.</param>
public sealed record DomainEventNotification<TEvent>(TEvent Event) : INotification
    where TEvent : IDomainEvent;
