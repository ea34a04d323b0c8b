using CryptoLock.Application.Ports;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

internal sealed class InMemoryDeliveryLedger(InMemoryStore store) : IDeliveryLedger
{
    public Task<DeliveryRecord?> RecordAsync(PartId partId, DeliveryReport report, CancellationToken cancellationToken) =>
        store.UseAsync(data =>
        {
            if (!data.TryFind(partId, out var conversation))
            {
                return null;
            }

            var part = conversation.Part(partId)!;
            var changed = part.Status < report.Status;
            if (changed)
            {
                conversation.Put(part with
                {
                    Status = report.Status,
                    ChangedAt = report.At,
                    ProviderId = part.ProviderId ?? report.ProviderId,
                    ErrorCode = report.ErrorCode,
                    ErrorCause = report.ErrorCause,
                });
            }

            return new DeliveryRecord(conversation.Session.Id, part.MessageId, changed, changed && part.Status < PartStatus.Sent);
        });
}
