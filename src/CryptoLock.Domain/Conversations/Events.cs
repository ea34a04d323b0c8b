using CryptoLock.Domain.Common;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

/// <summary>A customer wrote for the first time.</summary>
/// <param name="SessionId">The conversation.</param>
public sealed record SessionStarted(ChatSessionId SessionId) : IDomainEvent;

/// <summary>A customer's message was stored.</summary>
/// <param name="SessionId">The conversation.</param>
/// <param name="MessageId">The message.</param>
public sealed record MessageReceived(ChatSessionId SessionId, MessageId MessageId) : IDomainEvent;

/// <summary>A message to the customer waits to be sent.</summary>
/// <param name="SessionId">The conversation.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Author">Who wrote it.</param>
public sealed record ReplyQueued(ChatSessionId SessionId, MessageId MessageId, MessageAuthor Author) : IDomainEvent;

/// <summary>The provider accepted one part.</summary>
/// <param name="SessionId">The conversation.</param>
/// <param name="PartId">The part.</param>
/// <param name="ProviderId">The provider's id of it.</param>
public sealed record PartSent(ChatSessionId SessionId, PartId PartId, string? ProviderId) : IDomainEvent;

/// <summary>A part will not reach the customer.</summary>
/// <param name="SessionId">The conversation.</param>
/// <param name="PartId">The part.</param>
/// <param name="ErrorCode">The provider's code; null when there is none.</param>
public sealed record PartFailed(ChatSessionId SessionId, PartId PartId, int? ErrorCode) : IDomainEvent;

/// <summary>A customer has waited too long; somebody should look at once.</summary>
/// <param name="SessionId">The conversation.</param>
/// <param name="Since">Since when the customer waits, UTC.</param>
/// <param name="Status">Who is to answer.</param>
public sealed record CustomerLeftWaiting(ChatSessionId SessionId, DateTimeOffset Since, SessionStatus Status) : IDomainEvent;

/// <summary>A person is needed.</summary>
/// <param name="SessionId">The conversation.</param>
/// <param name="Reason">Why.</param>
public sealed record HandoffRequested(ChatSessionId SessionId, HandoffReason Reason) : IDomainEvent;
