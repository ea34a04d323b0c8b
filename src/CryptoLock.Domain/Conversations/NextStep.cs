namespace CryptoLock.Domain.Conversations;

/// <summary>What a conversation needs next.</summary>
public enum NextStep
{
    /// <summary>Nothing until the customer writes again.</summary>
    Nothing,

    /// <summary>Nothing until <see cref="ChatSession.DueAt"/>.</summary>
    Wait,

    /// <summary>Queued parts have to leave. Comes before the next answer, so that order is kept.</summary>
    Deliver,

    /// <summary>The customer waits for an answer.</summary>
    Respond,
}
