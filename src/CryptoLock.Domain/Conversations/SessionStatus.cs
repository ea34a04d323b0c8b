namespace CryptoLock.Domain.Conversations;

/// <summary>Who answers the customer at the moment.</summary>
public enum SessionStatus
{
    /// <summary>The assistant answers.</summary>
    Automated,

    /// <summary>A person was asked for and has not come yet; see <see cref="HandoffReason"/>.</summary>
    AwaitingHuman,

    /// <summary>An operator answers; the assistant is silent.</summary>
    WithHuman,

    /// <summary>The customer asked not to be written to; nothing is sent.</summary>
    OptedOut,
}
