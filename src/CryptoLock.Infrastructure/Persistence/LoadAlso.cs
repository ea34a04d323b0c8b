using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>What is read besides everything that is open. What belongs to another conversation is ignored.</summary>
/// <param name="Turn">A turn that may have ended; null for none.</param>
/// <param name="Message">A message to the customer that may have left; null for none.</param>
internal readonly record struct LoadAlso(TurnId? Turn = null, MessageId? Message = null);
