using CryptoLock.Application.Ledger;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class OutcomeLedger(CryptoLockDbContext db, IStoreFaults faults) : IOutcomeLedger
{
    public Task<Page<UnsettledMessage>> ListUnsettledAsync(
        DateTimeOffset now, TimeSpan olderThan, PageRequest page, CancellationToken cancellationToken) => faults.GuardAsync(async () =>
        {
            var unsettled = Unsettled(now - olderThan).OrderBy(m => m.At);
            var total = await unsettled.Take(page.CountUpTo).CountAsync(cancellationToken);
            var items = await unsettled.Skip(page.Offset).Take(page.Size)
                .Join(db.Sessions, m => m.SessionId, s => s.Id, (m, s) => new { m.Id, m.SessionId, m.ProviderId, m.At, s.Status })
                .OrderBy(m => m.At)
                .ToListAsync(cancellationToken);
            return new Page<UnsettledMessage>(
                items.ConvertAll(m => new UnsettledMessage(m.Id, m.SessionId, m.ProviderId, m.At, now - m.At, m.Status)), total);
        });

    public Task<UnsettledFigures> MeasureUnsettledAsync(DateTimeOffset now, TimeSpan olderThan, CancellationToken cancellationToken) =>
        faults.GuardAsync(async () =>
        {
            var unsettled = Unsettled(now - olderThan);
            var count = await unsettled.CountAsync(cancellationToken);
            var oldest = await unsettled.OrderBy(m => m.At).Select(m => (DateTimeOffset?)m.At).FirstOrDefaultAsync(cancellationToken);
            return new UnsettledFigures(count, now - oldest);
        });

    private IQueryable<InboundMessage> Unsettled(DateTimeOffset before) => db.Inbound.AsNoTracking()
        .Where(m => EF.Property<OutcomeKind?>(m, InboundMessageConfiguration.OutcomeKindField) == null && m.At <= before);
}
