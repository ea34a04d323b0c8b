using CryptoLock.Application.Common;

namespace CryptoLock.Application.Ports;

/// <summary>What the provider's error codes mean.</summary>
public interface IDeliveryErrorCatalog
{
    /// <summary>Explains a code.</summary>
    /// <param name="code">The provider's code; null when the failure had none.</param>
    DeliveryError Explain(int? code);
}

/// <summary>The meaning of a delivery error.</summary>
/// <param name="Kind">What to do about it.</param>
/// <param name="Cause">What went wrong and what to do, in one plain English sentence.</param>
public sealed record DeliveryError(ErrorKind Kind, string Cause)
{
    /// <summary>What the error says about the conversation rather than about the one part.</summary>
    public DeliveryConsequence Consequence { get; init; }
}

/// <summary>What a delivery error says about the whole conversation.</summary>
public enum DeliveryConsequence
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The customer's last message is too old for free text: what did not arrive waits until they write again.</summary>
    ServiceWindowClosed,

    /// <summary>The customer opted out with the provider: nothing may be sent.</summary>
    OptedOut,
}
