namespace CryptoLock.Domain.Conversations;

/// <summary>Who wrote a message.</summary>
public enum MessageAuthor
{
    /// <summary>The customer. All inbound messages are the customer's.</summary>
    Customer,

    /// <summary>The AI, or the documentation answer that stands in for it.</summary>
    Assistant,

    /// <summary>A person of the company.</summary>
    Operator,

    /// <summary>A fixed text of the service.</summary>
    System,
}
