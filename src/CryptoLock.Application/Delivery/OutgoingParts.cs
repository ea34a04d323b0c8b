using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Delivery;

internal static class OutgoingParts
{
    /// <summary>A part of a conversation as the channel gets it.</summary>
    public static OutgoingPart Outgoing(this ChatSession session, MessagePart part) =>
        new(part.Id, session.Business, session.Customer, part.Text) { IsTemplate = part.IsTemplate };
}
