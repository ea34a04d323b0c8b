using CryptoLock.Application.Common;
using CryptoLock.Domain.Delivery;
using MediatR;

namespace CryptoLock.Application.Delivery.RecordDeliveryStatus;

/// <summary>Records what the provider reports about one part of a message.</summary>
/// <param name="PartId">The part, from the callback's address.</param>
/// <param name="ProviderId">The provider's id of the part.</param>
/// <param name="Status">
/// The status reported; null when it is one that says nothing about progress, which changes nothing.
/// </param>
/// <param name="ErrorCode">The provider's error code; null when there is none.</param>
public sealed record RecordDeliveryStatusCommand(Guid PartId, string? ProviderId, PartStatus? Status, int? ErrorCode)
    : IRequest<Result<DeliveryStatusReceipt>>;

/// <summary>The effect of a delivery report.</summary>
/// <param name="IsKnownPart">
/// False when no such part exists (any more); the report is dropped. True without a look when it said nothing about progress.
/// </param>
/// <param name="Changed">Whether the part's status moved.</param>
public sealed record DeliveryStatusReceipt(bool IsKnownPart, bool Changed);
