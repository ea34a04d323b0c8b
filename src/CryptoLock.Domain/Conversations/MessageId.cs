namespace CryptoLock.Domain.Conversations;

/// <summary>Identity of one message, inbound or outbound.</summary>
/// <param name="Value">A version 7 UUID.</param>
public readonly record struct MessageId(Guid Value)
{
    /// <summary>A new id.</summary>
    /// <param name="now">The moment of creation, which the id carries.</param>
    public static MessageId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
