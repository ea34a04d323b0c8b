using CryptoLock.Application.Common;
using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Application.Delivery.RecordDeliveryStatus;

internal sealed partial class RecordDeliveryStatusCommandHandler(
    IDeliveryLedger ledger,
    IDeliveryErrorCatalog errors,
    FailedDelivery failures,
    IDomainEventPublisher events,
    IConversationSignal signal,
    TimeProvider clock,
    ILogger<RecordDeliveryStatusCommandHandler> logger)
    : IRequestHandler<RecordDeliveryStatusCommand, Result<DeliveryStatusReceipt>>
{
    public async Task<Result<DeliveryStatusReceipt>> Handle(
        RecordDeliveryStatusCommand command, CancellationToken cancellationToken)
    {
        if (command.Status is not { } status)
        {
            return new DeliveryStatusReceipt(IsKnownPart: true, Changed: false);
        }

        var now = clock.GetUtcNow();
        var report = Report(command, status, now);
        Failpoint.Reached(FailpointNames.StatusReceived);
        var record = await ledger.RecordAsync(new PartId(command.PartId), report, cancellationToken);
        Failpoint.Reached(FailpointNames.StatusRecorded);
        if (record is null)
        {
            LogUnknownPart(command.PartId, command.ProviderId);
            return new DeliveryStatusReceipt(IsKnownPart: false, Changed: false);
        }

        await FollowUpAsync(record, report, new PartId(command.PartId), now);
        LogRecorded(command.PartId, status, command.ProviderId, command.ErrorCode, record.Changed);
        return new DeliveryStatusReceipt(IsKnownPart: true, record.Changed);
    }

    private async Task FollowUpAsync(DeliveryRecord record, DeliveryReport report, PartId partId, DateTimeOffset now)
    {
        if (record.Changed && report.Status is PartStatus.Failed)
        {
            await failures.HandleAsync(record, partId, report.ErrorCode);
        }
        else if (record.WasUnsent)
        {
            await events.PublishAsync([new PartSent(record.SessionId, partId, report.ProviderId)]);
        }

        if (record.WasUnsent)
        {
            signal.Notify(record.SessionId, now);
        }
    }

    private DeliveryReport Report(RecordDeliveryStatusCommand command, PartStatus status, DateTimeOffset now) =>
        status is PartStatus.Failed
            ? new(status, command.ProviderId, now, command.ErrorCode, errors.Explain(command.ErrorCode).Cause)
            : new DeliveryReport(status, command.ProviderId, now);

    [LoggerMessage(1006, LogLevel.Information,
        "Part {PartId} reported as {Status} ({ProviderId}, error {ErrorCode}); changed: {Changed}")]
    private partial void LogRecorded(Guid partId, PartStatus status, string? providerId, int? errorCode, bool changed);

    [LoggerMessage(1007, LogLevel.Information, "Status of unknown part {PartId} ({ProviderId}) dropped")]
    private partial void LogUnknownPart(Guid partId, string? providerId);
}
