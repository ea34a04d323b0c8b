namespace CryptoLock.Domain.Conversations;

/// <summary>A conversation's own values, as a store keeps them. The meaning of each is with the property of the same name in <see cref="ChatSession"/>.</summary>
public sealed record ChatSessionState
{
    /// <inheritdoc cref="ChatSession.Id"/>
    public required ChatSessionId Id { get; init; }

    /// <inheritdoc cref="ChatSession.CustomerKey"/>
    public required string CustomerKey { get; init; }

    /// <inheritdoc cref="ChatSession.Customer"/>
    public required ParticipantAddress Customer { get; init; }

    /// <inheritdoc cref="ChatSession.Business"/>
    public required ParticipantAddress Business { get; init; }

    /// <inheritdoc cref="ChatSession.ProfileName"/>
    public string? ProfileName { get; init; }

    /// <inheritdoc cref="ChatSession.Language"/>
    public Language? Language { get; init; }

    /// <inheritdoc cref="ChatSession.Status"/>
    public SessionStatus Status { get; init; }

    /// <inheritdoc cref="ChatSession.HandoffReason"/>
    public HandoffReason? HandoffReason { get; init; }

    /// <inheritdoc cref="ChatSession.OperatorName"/>
    public string? OperatorName { get; init; }

    /// <inheritdoc cref="ChatSession.CreatedAt"/>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc cref="ChatSession.LastMessageAt"/>
    public required DateTimeOffset LastMessageAt { get; init; }

    /// <inheritdoc cref="ChatSession.LastInboundAt"/>
    public DateTimeOffset? LastInboundAt { get; init; }

    /// <inheritdoc cref="ChatSession.MessageCount"/>
    public int MessageCount { get; init; }

    /// <inheritdoc cref="ChatSession.PendingSince"/>
    public DateTimeOffset? PendingSince { get; init; }

    /// <inheritdoc cref="ChatSession.DueAt"/>
    public DateTimeOffset? DueAt { get; init; }

    /// <inheritdoc cref="ChatSession.NotBefore"/>
    public DateTimeOffset? NotBefore { get; init; }

    /// <inheritdoc cref="ChatSession.ServiceWindowEndsAt"/>
    public DateTimeOffset? ServiceWindowEndsAt { get; init; }

    /// <inheritdoc cref="ChatSession.HeldSince"/>
    public DateTimeOffset? HeldSince { get; init; }

    /// <inheritdoc cref="ChatSession.Silence"/>
    public SilenceLevel Silence { get; init; }

    /// <inheritdoc cref="ChatSession.RecentSince"/>
    public DateTimeOffset? RecentSince { get; init; }

    /// <inheritdoc cref="ChatSession.RecentCount"/>
    public int RecentCount { get; init; }

    /// <inheritdoc cref="ChatSession.NoticeAt"/>
    public DateTimeOffset? NoticeAt { get; init; }

    /// <inheritdoc cref="ChatSession.AwaitingPersonSince"/>
    public DateTimeOffset? AwaitingPersonSince { get; init; }

    /// <inheritdoc cref="ChatSession.IsPersonAlarmed"/>
    public bool IsPersonAlarmed { get; init; }

    /// <inheritdoc cref="ChatSession.Version"/>
    public long Version { get; init; }
}
