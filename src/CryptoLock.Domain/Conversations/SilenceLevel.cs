namespace CryptoLock.Domain.Conversations;

/// <summary>What was done about a customer who has waited too long. Begins anew with each wait.</summary>
public enum SilenceLevel
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>The customer was told that the answer takes a while.</summary>
    Reassured = 1,

    /// <summary>A person was asked for.</summary>
    Alarmed = 2,
}
