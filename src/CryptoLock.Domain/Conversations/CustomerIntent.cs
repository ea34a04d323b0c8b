namespace CryptoLock.Domain.Conversations;

/// <summary>What a customer commands. It takes effect at once, before anything else is sent.</summary>
public enum CustomerIntent
{
    /// <summary>Do not write to me any more. Said with a whole message.</summary>
    OptOut,

    /// <summary>Write to me again. Said with a whole message; means nothing unless the customer opted out.</summary>
    OptIn,

    /// <summary>Let me talk to a person. Said anywhere in a message; means nothing while a person was asked for already.</summary>
    TalkToPerson,
}
