using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

/// <summary>
/// A conversation with what was loaded of it, as values that do not change: what a store writes, and what two moments are
/// compared by.
/// </summary>
/// <param name="Session">The conversation's own values.</param>
/// <param name="Inbound">Customer messages, by position.</param>
/// <param name="Outbound">Messages to the customer, by position.</param>
/// <param name="Parts">Their parts, all of each message, in the order of the messages and by index.</param>
/// <param name="Turns">Turns, in no order.</param>
public sealed record SessionSnapshot(
    ChatSessionState Session,
    IReadOnlyList<InboundMessageState> Inbound,
    IReadOnlyList<OutboundMessageState> Outbound,
    IReadOnlyList<MessagePartState> Parts,
    IReadOnlyList<TurnState> Turns);
