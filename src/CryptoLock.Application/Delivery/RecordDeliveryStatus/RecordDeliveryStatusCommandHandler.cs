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

        var (partId, now) = (new PartId(command.PartId), clock.GetUtcNow());
        var report = Report(command, status, now);
        Failpoint.Reached(FailpointNames.StatusReceived);
        var changed = status is PartStatus.Failed
            ? await failures.RecordAsync(partId, report, cancellationToken)
            : await RecordProgressAsync(partId, report, cancellationToken);
        Failpoint.Reached(FailpointNames.StatusRecorded);
        if (changed is null)
        {
            LogUnknownPart(command.PartId, command.ProviderId);
            return new DeliveryStatusReceipt(IsKnownPart: false, Changed: false);
        }

        Log(command, status, changed.Value);
        return new DeliveryStatusReceipt(IsKnownPart: true, changed.Value);
    }

    private async Task<bool?> RecordProgressAsync(PartId partId, DeliveryReport report, CancellationToken cancellationToken)
    {
        var record = await ledger.RecordAsync(partId, report, cancellationToken);
        if (record is { WasUnsent: true })
        {
            await events.PublishAsync([new PartSent(record.SessionId, partId, report.ProviderId)]);
            signal.Notify(record.SessionId, report.At);
        }

        return record?.Changed;
    }

    private void Log(RecordDeliveryStatusCommand command, PartStatus status, bool changed)
    {
        if (status is PartStatus.Failed)
        {
            LogFailed(command.PartId, command.ProviderId, command.ErrorCode, changed);
        }
        else
        {
            LogProgress(command.PartId, status, command.ProviderId, changed);
        }
    }

    private DeliveryReport Report(RecordDeliveryStatusCommand command, PartStatus status, DateTimeOffset now) =>
        status is PartStatus.Failed
            ? new(status, command.ProviderId, now, command.ErrorCode, errors.Explain(command.ErrorCode).Cause)
            : new DeliveryReport(status, command.ProviderId, now);

    [LoggerMessage(1006, LogLevel.Warning, "Part {PartId} failed at the provider ({ProviderId}, error {ErrorCode}); changed: {Changed}")]
    private partial void LogFailed(Guid partId, string? providerId, int? errorCode, bool changed);

    // Three for each part, and the store has them.
    [LoggerMessage(1008, LogLevel.Debug, "Part {PartId} reported as {Status} ({ProviderId}); changed: {Changed}")]
    private partial void LogProgress(Guid partId, PartStatus status, string? providerId, bool changed);

    [LoggerMessage(1007, LogLevel.Information, "Status of unknown part {PartId} ({ProviderId}) dropped")]
    private partial void LogUnknownPart(Guid partId, string? providerId);
}
