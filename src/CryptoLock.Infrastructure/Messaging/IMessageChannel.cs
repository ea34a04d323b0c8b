using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Messaging;

/// <summary>One way to reach customers. <see cref="ChannelRouter"/> picks it by the customer's address.</summary>
internal interface IMessageChannel : IMessageSender
{
    /// <summary>Whether this channel serves the address.</summary>
    bool Reaches(ParticipantAddress customer);
}
