using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Conversations;

/// <summary>Identity of a conversation. Stands for the customer's address wherever that must not appear: URLs, logs, metrics.</summary>
/// <param name="Value">A version 7 UUID, so that ids sort by creation.</param>
public readonly record struct ChatSessionId(Guid Value)
{
    /// <summary>A new id.</summary>
    /// <param name="now">The moment of creation, which the id carries.</param>
    public static ChatSessionId New(DateTimeOffset now) => new(TimeOrderedId.New(now));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
