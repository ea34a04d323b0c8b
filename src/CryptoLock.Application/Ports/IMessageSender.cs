using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Ports;

/// <summary>Carries messages to customers.</summary>
public interface IMessageSender
{
    /// <summary>Hands one part to the provider, once: it never retries by itself.</summary>
    /// <param name="part">The part.</param>
    /// <param name="cancellationToken">Cancels the call, which leaves its outcome unknown.</param>
    /// <returns>
    /// The provider's id. <see cref="ErrorKind.RateLimited"/> and <see cref="ErrorKind.Transient"/> mean that it certainly did not
    /// reach the provider; <see cref="ErrorKind.UnknownOutcome"/> that it may have.
    /// </returns>
    Task<Result<string>> SendAsync(OutgoingPart part, CancellationToken cancellationToken);

    /// <summary>Whether a template is configured that asks this customer to write, which may be sent at any time.</summary>
    /// <param name="customer">The customer's address.</param>
    bool HasTemplateFor(ParticipantAddress customer);

    /// <summary>Looks for a part that the provider may have accepted without our learning of it.</summary>
    /// <param name="part">The part, whose outcome is unknown.</param>
    /// <param name="since">When it was handed over, UTC.</param>
    /// <param name="others">The provider's ids of parts that are not this one, however alike.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The provider's id; a null id when the provider does not have it; an error when it could not be asked.</returns>
    Task<Result<FoundPart>> FindAsync(
        OutgoingPart part, DateTimeOffset since, IReadOnlySet<string> others, CancellationToken cancellationToken);
}

/// <summary>One part on its way out.</summary>
/// <param name="PartId">The part's id, which comes back in status callbacks.</param>
/// <param name="From">The company's address that the customer wrote to.</param>
/// <param name="To">The customer's address.</param>
/// <param name="Text">The formatted text, short enough for the channel.</param>
public sealed record OutgoingPart(PartId PartId, ParticipantAddress From, ParticipantAddress To, string Text)
{
    /// <summary>Whether it leaves as the configured template instead of its text.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>
    /// From then on, UTC, it may not be handed to the provider any more: whoever was paused until then may have lost the
    /// conversation to another instance, which sends it. Null for no limit.
    /// </summary>
    public DateTimeOffset? LeavesBefore { get; init; }
}

/// <summary>The result of looking for a part.</summary>
/// <param name="ProviderId">The provider's id; null when the provider does not have the part.</param>
public sealed record FoundPart(string? ProviderId);
