using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>A customer's message. Its effect is <see cref="ChatSession.Receive"/>; a test holds both equal.</summary>
internal sealed class MessageAppend(IncomingMessage message) : StoreWrite<InboundReceipt>
{
    public IncomingMessage Message { get; } = message;

    /// <summary>See <see cref="SeenMessage"/>. Reckoned by who brings the message: all writers wait for the one that commits.</summary>
    public byte[] Hash { get; } = SeenMessage.HashOf(message.ProviderId);
}

/// <summary>A difference of a conversation. The result is false when somebody else was faster, and nothing is written.</summary>
internal sealed class SessionCommit(SessionChanges changes) : StoreWrite<bool>
{
    public SessionChanges Changes { get; } = changes;

    // Two writers took the same position, opened a turn at once, or one erased the conversation: the loser decides anew.
    public override void Refuse()
    {
        Result = false;
        Tell();
    }
}

/// <summary>What the provider reports about a part. The result is null when there is no such part.</summary>
internal sealed class ReportRecord(PartId partId, DeliveryReport report) : StoreWrite<DeliveryRecord?>
{
    public PartId PartId { get; } = partId;

    public DeliveryReport Report { get; } = report;
}

/// <summary>The erasure of one conversation. The result is how many there were.</summary>
internal sealed class Erasure(ChatSessionId id) : StoreWrite<int>
{
    public ChatSessionId Id { get; } = id;
}

/// <summary>The erasure of some conversations, whichever. The result is how many there were: fewer than at most only when none is left.</summary>
internal sealed class ErasureOfSome(int atMost) : StoreWrite<int>
{
    public int AtMost { get; } = atMost;
}

/// <summary>Changes nothing, but has to reach the disk like everything else.</summary>
internal sealed class ProbeWrite : StoreWrite<bool>;
