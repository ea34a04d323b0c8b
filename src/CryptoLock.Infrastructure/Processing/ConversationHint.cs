using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>What the dispatcher is told about a conversation.</summary>
/// <param name="SessionId">The conversation.</param>
/// <param name="DueAt">When it is due, UTC; meaningless for <see cref="HintKind.Finished"/> and <see cref="HintKind.TimeCame"/>.</param>
/// <param name="Kind">Who says it.</param>
internal readonly record struct ConversationHint(ChatSessionId SessionId, DateTimeOffset DueAt, HintKind Kind);

internal enum HintKind
{
    /// <summary>Something changed.</summary>
    Changed,

    /// <summary>The sweep found it due in the store; if it is being served, that is why.</summary>
    Found,

    /// <summary>A worker is done with it.</summary>
    Finished,

    /// <summary>Concerns no conversation: a time that the dispatcher waited for has come.</summary>
    TimeCame,
}
