using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class DeliveryLedger(CryptoLockDbContext db, IStoreFaults faults, IWriteGate gate) : IDeliveryLedger
{
    public Task<DeliveryRecord?> RecordAsync(PartId partId, DeliveryReport report, CancellationToken cancellationToken) =>
        faults.GuardAsync(async () =>
        {
            var before = await db.Parts.AsNoTracking().Where(p => p.Id == partId)
                .Select(p => new { p.SessionId, MessageId = EF.Property<MessageId>(p, "MessageId"), p.Status }).SingleOrDefaultAsync(cancellationToken);
            if (before is null)
            {
                return null;
            }

            var changed = await MoveUpAsync(partId, report, cancellationToken);
            return new DeliveryRecord(before.SessionId, before.MessageId, changed, changed && before.Status < PartStatus.Sent);
        });

    // The rank is compared where it is written: two callbacks at once cannot undo each other.
    private async Task<bool> MoveUpAsync(PartId partId, DeliveryReport report, CancellationToken cancellationToken)
    {
        using var entered = await gate.EnterAsync(cancellationToken);
        return await db.Parts.Where(p => p.Id == partId && p.Status < report.Status).ExecuteUpdateAsync(
            part => part
                .SetProperty(p => p.Status, report.Status)
                .SetProperty(p => p.ChangedAt, report.At)
                .SetProperty(p => p.ProviderId, p => p.ProviderId ?? report.ProviderId)
                .SetProperty(p => p.ErrorCode, report.ErrorCode)
                .SetProperty(p => p.ErrorCause, report.ErrorCause),
            cancellationToken) > 0;
    }
}
