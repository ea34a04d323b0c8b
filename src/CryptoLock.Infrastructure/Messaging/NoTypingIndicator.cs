using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Messaging;

/// <summary>Shows nothing, where no channel can.</summary>
internal sealed class NoTypingIndicator : ITypingIndicator
{
    public void Show(ParticipantAddress customer, string providerId)
    {
    }
}
