namespace CryptoLock.Domain.Conversations;

/// <summary>What a customer commands with a whole message. It takes effect at once, before anything else is sent.</summary>
public enum CustomerIntent
{
    /// <summary>Do not write to me any more.</summary>
    OptOut,

    /// <summary>Write to me again. Means nothing unless the customer opted out.</summary>
    OptIn,
}
