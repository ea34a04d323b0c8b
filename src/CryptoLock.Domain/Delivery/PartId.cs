using System.Buffers.Binary;
using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Delivery;

/// <summary>
/// Identity of one part of an outbound message. Travels in the status-callback address of that part. A part that says another one
/// again has a new id that carries the moment of the first: the part's place in the conversation.
/// </summary>
/// <param name="Value">A version 7 UUID.</param>
public readonly record struct PartId(Guid Value)
{
    /// <summary>A new id.</summary>
    /// <param name="now">The moment of creation, which the id carries.</param>
    public static PartId New(DateTimeOffset now) => new(TimeOrderedId.New(now));

    /// <summary>The moment that the id carries, UTC, in whole milliseconds.</summary>
    public DateTimeOffset Moment =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(Value.ToByteArray(bigEndian: true)) >> 16));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
