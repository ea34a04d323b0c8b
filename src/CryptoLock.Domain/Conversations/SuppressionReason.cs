namespace CryptoLock.Domain.Conversations;

/// <summary>Why a message is deliberately left without an answer.</summary>
public enum SuppressionReason
{
    /// <summary>The customer asked not to be written to.</summary>
    OptedOut,

    /// <summary>More messages came in the window than one customer may send.</summary>
    RateLimited,

    /// <summary>The other side seems to be a machine that answers us.</summary>
    BotLoop,
}
