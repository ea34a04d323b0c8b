using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Ports;

/// <summary>Records what the provider reports about parts, whatever the order and number of its reports.</summary>
public interface IDeliveryLedger
{
    /// <summary>Moves a part up to the reported status; a report of the same or a lower rank changes nothing.</summary>
    /// <param name="partId">The part.</param>
    /// <param name="report">What was reported.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The part's conversation and whether the part changed; null when there is no such part.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<DeliveryRecord?> RecordAsync(PartId partId, DeliveryReport report, CancellationToken cancellationToken);
}

/// <summary>The effect of a delivery report.</summary>
/// <param name="SessionId">The conversation.</param>
/// <param name="MessageId">The message that the part belongs to.</param>
/// <param name="Changed">Whether the part moved.</param>
/// <param name="WasUnsent">Whether the part's outcome was unknown before; its conversation may now go on.</param>
public sealed record DeliveryRecord(ChatSessionId SessionId, MessageId MessageId, bool Changed, bool WasUnsent);
