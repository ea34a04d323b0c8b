using CryptoLock.Domain.Conversations;

namespace CryptoLock.Domain.Common;

/// <summary>Something that happened in a conversation. Published once, after the change is committed.</summary>
public interface IDomainEvent
{
    /// <summary>The conversation.</summary>
    ChatSessionId SessionId { get; }
}
