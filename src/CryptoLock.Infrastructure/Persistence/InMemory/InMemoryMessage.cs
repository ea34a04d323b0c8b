using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

/// <summary>A message in one of the two directions.</summary>
internal sealed class InMemoryMessage
{
    /// <summary>Null for a message to the customer.</summary>
    public InboundMessageState? Inbound { get; set; }

    /// <summary>Null for a message of the customer.</summary>
    public OutboundMessageState? Outbound { get; init; }

    public MessagePartState[] Parts { get; init; } = [];

    public bool IsUnsent => Array.Exists(Parts, p => p.Status < PartStatus.Sent);

    public TranscriptEntry ToEntry() => Inbound is null ? StoredViews.Entry(Outbound!, Parts) : StoredViews.Entry(Inbound);
}
