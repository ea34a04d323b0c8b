using CryptoLock.Application.Ports;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.Sql;

internal sealed class SqlDeliveryLedger(GroupCommit writes) : IDeliveryLedger
{
    public Task<DeliveryRecord?> RecordAsync(PartId partId, DeliveryReport report, CancellationToken cancellationToken) =>
        writes.RunAsync(new ReportRecord(partId, report), cancellationToken);
}
