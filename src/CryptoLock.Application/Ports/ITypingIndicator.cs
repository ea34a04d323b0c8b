using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Ports;

/// <summary>Shows the customer that an answer is being written. Best effort.</summary>
public interface ITypingIndicator
{
    /// <summary>Starts the indicator. Returns at once; never fails and never delays a reply.</summary>
    /// <param name="customer">The customer's address.</param>
    /// <param name="providerId">The channel's id of the message being answered.</param>
    void Show(ParticipantAddress customer, string providerId);
}
