namespace CryptoLock.Domain.Delivery;

/// <summary>How far a part has come. The number is its rank: reports arrive late and twice, so a status only moves up.</summary>
public enum PartStatus
{
    /// <summary>Waits to be sent.</summary>
    Queued = 0,

    /// <summary>Handed to the provider; the answer has not come. After a crash its outcome is unknown.</summary>
    Sending = 1,

    /// <summary>The provider accepted it.</summary>
    Sent = 2,

    /// <summary>It reached the customer's phone.</summary>
    Delivered = 3,

    /// <summary>The customer opened it.</summary>
    Read = 4,

    /// <summary>The provider refused it or could not deliver it; final.</summary>
    Failed = 5,

    /// <summary>Taken back before it was handed to the provider; final.</summary>
    Withdrawn = 6,
}
