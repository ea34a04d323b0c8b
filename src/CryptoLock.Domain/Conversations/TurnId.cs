using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Conversations;

/// <summary>Identity of one turn: the work of answering what a customer wrote.</summary>
/// <param name="Value">A version 7 UUID.</param>
public readonly record struct TurnId(Guid Value)
{
    /// <summary>A new id.</summary>
    /// <param name="now">The moment of creation, which the id carries.</param>
    public static TurnId New(DateTimeOffset now) => new(TimeOrderedId.New(now));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
