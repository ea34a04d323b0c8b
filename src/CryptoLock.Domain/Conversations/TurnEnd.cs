namespace CryptoLock.Domain.Conversations;

/// <summary>How a turn ended.</summary>
public enum TurnEnd
{
    /// <summary>A reply was queued.</summary>
    Replied,

    /// <summary>A person has the conversation.</summary>
    HandedOff,

    /// <summary>Nothing may be sent.</summary>
    Suppressed,

    /// <summary>The assistant gave up and asked for a person.</summary>
    Failed,
}
