namespace CryptoLock.Domain.Delivery;

/// <summary>Identity of one part of an outbound message. Travels in the status-callback address of that part.</summary>
/// <param name="Value">A version 7 UUID.</param>
public readonly record struct PartId(Guid Value)
{
    /// <summary>A new id.</summary>
    /// <param name="now">The moment of creation, which the id carries.</param>
    public static PartId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
