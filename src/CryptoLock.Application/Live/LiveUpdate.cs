using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Live;

/// <summary>Something has happened in a conversation; whoever looks at it should look again. Holds nothing of the customer.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="SessionId">The conversation.</param>
/// <param name="At">When this service noticed it, UTC.</param>
public sealed record LiveUpdate(LiveUpdateKind Kind, ChatSessionId SessionId, DateTimeOffset At);

/// <summary>What live views are told; each is the domain event of the same name.</summary>
public enum LiveUpdateKind
{
    /// <inheritdoc cref="SessionStarted"/>
    SessionStarted,

    /// <inheritdoc cref="MessageReceived"/>
    MessageReceived,

    /// <inheritdoc cref="ReplyQueued"/>
    ReplyQueued,

    /// <inheritdoc cref="PartSent"/>
    PartSent,

    /// <inheritdoc cref="PartFailed"/>
    PartFailed,

    /// <inheritdoc cref="CustomerLeftWaiting"/>
    CustomerLeftWaiting,

    /// <inheritdoc cref="HandoffRequested"/>
    HandoffRequested,
}
