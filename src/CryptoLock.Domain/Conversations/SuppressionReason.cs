namespace CryptoLock.Domain.Conversations;

/// <summary>Why a message is deliberately left without an answer.</summary>
public enum SuppressionReason
{
    /// <summary>The customer asked not to be written to.</summary>
    OptedOut,
}
