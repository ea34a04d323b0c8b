using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Delivery.DeliverReply;

internal sealed partial class DeliverReplyCommandHandler(
    IChatSessionRepository sessions,
    IMessageSender sender,
    IDeliveryErrorCatalog errors,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<DeliverReplyCommandHandler> logger) : IRequestHandler<DeliverReplyCommand, Result<ConversationStep>>
{
    public async Task<Result<ConversationStep>> Handle(DeliverReplyCommand command, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var session = await sessions.FindAsync(command.SessionId, cancellationToken);
            var now = clock.GetUtcNow();
            if (session?.NextStep(now) is not NextStep.Deliver)
            {
                return ConversationStep.Of(session, now);
            }

            if (session.NextPart is { Status: PartStatus.Sending } unknown)
            {
                await SettleAsync(session, unknown, cancellationToken);
            }
            else
            {
                await SendNextAsync(session, now, cancellationToken);
            }
        }
    }

    private async Task SendNextAsync(ChatSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Failpoint.Reached(session.NextPart is { Index: > 0 } ? FailpointNames.BetweenParts : FailpointNames.FirstPartNext);
        var part = session.BeginSending(now);
        if (!await sessions.TrySaveAsync(session, cancellationToken) || part is null)
        {
            return;
        }

        Failpoint.Reached(FailpointNames.PartSending);
        var result = await sender.SendAsync(Outgoing(session, part), cancellationToken);
        Failpoint.Reached(FailpointNames.PartAccepted);

        // It has happened: whoever stops us now, the outcome must be stored.
        await sessions.UpdateAsync(session.Id, s => Record(s, part, result), CancellationToken.None);
        Failpoint.Reached(FailpointNames.PartSent);
        Report(session.Id, part.Id, result);
    }

    private void Record(ChatSession session, MessagePart part, Result<string> result)
    {
        var now = clock.GetUtcNow();
        if (result.IsSuccess)
        {
            session.Report(part.Id, new DeliveryReport(PartStatus.Sent, result.Value, now));
        }
        else if (result.Error.Kind is ErrorKind.UnknownOutcome)
        {
            session.AwaitSettlement(now + options.Value.SettleDelay);
        }
        else if (result.Error.IsRetryable && part.Attempts < options.Value.MaxSendAttempts)
        {
            session.Requeue(part.Id, now + options.Value.Backoff(part.Attempts, result.Error.RetryAfter), now);
        }
        else
        {
            var cause = result.Error.ProviderCode is { } code ? errors.Explain(code).Cause : result.Error.Message;
            session.Report(part.Id, new DeliveryReport(PartStatus.Failed, null, now, result.Error.ProviderCode, cause));
        }
    }

    /// <summary>A crash or a lost connection left the part's outcome open: the provider knows it.</summary>
    private async Task SettleAsync(ChatSession session, MessagePart part, CancellationToken cancellationToken)
    {
        var handedOver = part.ChangedAt ?? session.LastMessageAt;
        var settleAt = handedOver + options.Value.SettleDelay;
        if (clock.GetUtcNow() < settleAt)
        {
            await sessions.UpdateAsync(session.Id, s => s.AwaitSettlement(settleAt), cancellationToken);
            return;
        }

        var found = await sender.FindAsync(Outgoing(session, part), handedOver, cancellationToken);
        Failpoint.Reached(FailpointNames.SettlementFound);
        await sessions.UpdateAsync(session.Id, s => Settle(s, part, found), CancellationToken.None);
        Failpoint.Reached(FailpointNames.SettlementRecorded);
        LogSettled(session.Id, part.Id, found.IsSuccess ? found.Value.ProviderId : found.Error.Code);
    }

    private void Settle(ChatSession session, MessagePart part, Result<FoundPart> found)
    {
        var now = clock.GetUtcNow();
        if (!found.IsSuccess)
        {
            session.AwaitSettlement(now + options.Value.Backoff(part.Attempts, found.Error.RetryAfter));
        }
        else if (found.Value.ProviderId is { } providerId)
        {
            session.Report(part.Id, new DeliveryReport(PartStatus.Sent, providerId, now));
        }
        else
        {
            session.Requeue(part.Id, now, now);
        }
    }

    private static OutgoingPart Outgoing(ChatSession session, MessagePart part) =>
        new(part.Id, session.Business, session.Customer, part.Text);

    private void Report(ChatSessionId sessionId, PartId partId, Result<string> result)
    {
        CryptoLockTelemetry.PartsSent.Add(1, new KeyValuePair<string, object?>("result", result.Error?.Kind.ToString() ?? "Sent"));
        if (result.IsSuccess)
        {
            LogSent(sessionId, partId, result.Value);
        }
        else
        {
            LogNotSent(sessionId, partId, result.Error.Code, result.Error.ProviderCode);
        }
    }

    [LoggerMessage(1021, LogLevel.Information, "Session {SessionId}: part {PartId} sent as {ProviderId}")]
    private partial void LogSent(ChatSessionId sessionId, PartId partId, string providerId);

    [LoggerMessage(1022, LogLevel.Warning, "Session {SessionId}: part {PartId} not sent, {ErrorCode} (provider code {ProviderCode})")]
    private partial void LogNotSent(ChatSessionId sessionId, PartId partId, string errorCode, int? providerCode);

    [LoggerMessage(1023, LogLevel.Warning, "Session {SessionId}: part {PartId} had an unknown outcome, settled: {Settlement}")]
    private partial void LogSettled(ChatSessionId sessionId, PartId partId, string? settlement);
}
