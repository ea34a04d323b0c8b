using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Delivery.RecordDeliveryStatus;

/// <summary>
/// Records that a part did not arrive, as the provider reports late, and draws the conversation's consequences in the same commit: a
/// process that dies in between would leave a customer without an answer, and nobody would know.
/// </summary>
internal sealed class FailedDelivery(
    ISessionReader reader,
    IChatSessionRepository sessions,
    IDeliveryErrorCatalog errors,
    IConversationSignal signal,
    TimeProvider clock)
{
    /// <summary>Records a failure and acts on it, if it is news.</summary>
    /// <returns>Whether it was; null when there is no such part (any more).</returns>
    public async Task<bool?> RecordAsync(PartId partId, DeliveryReport report, CancellationToken cancellationToken)
    {
        if (await reader.LocateAsync(partId, cancellationToken) is not { } place)
        {
            return null;
        }

        while (await sessions.FindWithMessageAsync(place.SessionId, place.MessageId, cancellationToken) is { } session)
        {
            if (!session.RecordFailure(partId, report))
            {
                return false;
            }

            Apply(session, place.MessageId, partId, report);
            if (await sessions.TrySaveAsync(session, cancellationToken))
            {
                signal.Notify(session.Id, session.DueAt ?? clock.GetUtcNow());
                return true;
            }
        }

        return null;
    }

    private void Apply(ChatSession session, MessageId messageId, PartId partId, DeliveryReport report)
    {
        switch (errors.Explain(report.ErrorCode).Consequence)
        {
            case DeliveryConsequence.ServiceWindowClosed:
                session.RefuseLate(messageId, report.At);
                break;
            case DeliveryConsequence.OptedOut:
                session.OptOut(confirmation: null, report.At);
                break;
            default:
                session.DeliveryFailed(partId, report.ErrorCode, report.At);
                break;
        }
    }
}
