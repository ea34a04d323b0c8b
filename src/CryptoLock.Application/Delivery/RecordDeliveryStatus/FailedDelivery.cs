using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Delivery.RecordDeliveryStatus;

/// <summary>Draws the conversation's consequences when the provider reports, late, that a part did not arrive.</summary>
internal sealed class FailedDelivery(
    IChatSessionRepository sessions, IDeliveryErrorCatalog errors, IConversationSignal signal, TimeProvider clock)
{
    /// <summary>Acts on a failure that was just recorded. The report is acknowledged whatever happens: nothing cancels this.</summary>
    public async Task HandleAsync(DeliveryRecord record, PartId partId, int? errorCode)
    {
        var consequence = errors.Explain(errorCode).Consequence;
        while (await sessions.FindWithMessageAsync(record.SessionId, record.MessageId, CancellationToken.None) is { } session)
        {
            Apply(session, record.MessageId, partId, errorCode, consequence);
            if (await sessions.TrySaveAsync(session, CancellationToken.None))
            {
                signal.Notify(session.Id, session.DueAt ?? clock.GetUtcNow());
                return;
            }
        }
    }

    private void Apply(
        ChatSession session, MessageId messageId, PartId partId, int? errorCode, DeliveryConsequence consequence)
    {
        var now = clock.GetUtcNow();
        switch (consequence)
        {
            case DeliveryConsequence.ServiceWindowClosed:
                session.RefuseLate(messageId, now);
                break;
            case DeliveryConsequence.OptedOut:
                session.OptOut(confirmation: null, now);
                break;
            default:
                session.DeliveryFailed(partId, errorCode, now);
                break;
        }
    }
}
