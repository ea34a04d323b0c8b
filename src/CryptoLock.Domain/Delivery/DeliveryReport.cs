namespace CryptoLock.Domain.Delivery;

/// <summary>What the provider says about one part.</summary>
/// <param name="Status">The status reached.</param>
/// <param name="ProviderId">The provider's id of the part; null when it assigned none.</param>
/// <param name="At">When we learned it, UTC.</param>
/// <param name="ErrorCode">The provider's error code; null unless it failed, or when there is none.</param>
/// <param name="ErrorCause">The failure in plain words; null unless it failed.</param>
public sealed record DeliveryReport(
    PartStatus Status, string? ProviderId, DateTimeOffset At, int? ErrorCode = null, string? ErrorCause = null);
