namespace CryptoLock.Domain.Conversations;

/// <summary>A turn, as a store keeps it. The meaning of each value is with the property of the same name in <see cref="Turn"/>.</summary>
/// <param name="Id">Identity.</param>
/// <param name="ReadThrough">Position of the last message it read.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
public sealed record TurnState(TurnId Id, int ReadThrough, DateTimeOffset OpenedAt)
{
    /// <inheritdoc cref="Turn.Attempts"/>
    public int Attempts { get; init; }

    /// <inheritdoc cref="Turn.NotBefore"/>
    public DateTimeOffset? NotBefore { get; init; }

    /// <inheritdoc cref="Turn.Superseded"/>
    public int Superseded { get; init; }

    /// <inheritdoc cref="Turn.ReplayOf"/>
    public TurnId? ReplayOf { get; init; }

    /// <inheritdoc cref="Turn.IsReplayed"/>
    public bool IsReplayed { get; init; }

    /// <inheritdoc cref="Turn.EndedAt"/>
    public DateTimeOffset? EndedAt { get; init; }

    /// <inheritdoc cref="Turn.End"/>
    public TurnEnd? End { get; init; }
}
