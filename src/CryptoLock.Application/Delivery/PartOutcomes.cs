using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Delivery;

/// <summary>Stores what became of parts that were handed to the provider, and finds it out where nobody knows.</summary>
internal sealed partial class PartOutcomes(
    IChatSessionRepository sessions,
    ISessionReader reader,
    IMessageSender sender,
    IDeliveryErrorCatalog errors,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<PartOutcomes> logger)
{
    /// <summary>
    /// Stores what became of a part that was handed over, and that the conversation waits for nothing if it was the last. It has
    /// happened: nothing cancels this.
    /// </summary>
    /// <param name="session">The conversation in hand.</param>
    /// <param name="part">The part.</param>
    /// <param name="result">The provider's id, or why it did not take the part.</param>
    /// <returns>The conversation as it is stored; null when it is gone.</returns>
    public async Task<ChatSession?> RecordAsync(ChatSession session, MessagePart part, Result<string> result)
    {
        var stored = await sessions.UpdateAsync(session, s => Record(s, part, result), CancellationToken.None);
        Report(session.Id, part.Id, result);
        return stored;
    }

    private void Record(ChatSession session, MessagePart part, Result<string> result)
    {
        if (result.IsSuccess)
        {
            // Callbacks are often faster than our own mark: then the part is no longer loaded, and this changes nothing of it.
            session.Report(part.Id, new DeliveryReport(PartStatus.Sent, result.Value, clock.GetUtcNow()));
        }
        else
        {
            RecordFailure(session, part, result.Error);
        }
    }

    private void RecordFailure(ChatSession session, MessagePart part, Error error)
    {
        if (IsHistory(session, part))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var known = errors.Explain(error.ProviderCode);
        if (error.Kind is ErrorKind.UnknownOutcome)
        {
            session.AwaitSettlement(now + options.Value.SettleDelay);
        }
        else if (error.IsRetryable && part.Attempts < options.Value.MaxSendAttempts)
        {
            session.Requeue(part.Id, now + options.Value.Backoff(part.Attempts, error.RetryAfter), now);
        }
        else if (known.Consequence is DeliveryConsequence.ServiceWindowClosed && !part.IsTemplate)
        {
            session.CloseServiceWindow(part.ChangedAt ?? now, now);
            session.Requeue(part.Id, now, now);
        }
        else
        {
            var cause = error.ProviderCode is null ? error.Message : known.Cause;
            session.Report(part.Id, new DeliveryReport(PartStatus.Failed, null, now, error.ProviderCode, cause));
            if (known.Consequence is DeliveryConsequence.OptedOut)
            {
                session.OptOut(confirmation: null, now);
            }
        }
    }

    /// <summary>Learns what became of a part whose outcome a crash or a lost connection left open: the provider knows it.</summary>
    public async Task SettleAsync(ChatSession session, MessagePart part, CancellationToken cancellationToken)
    {
        var handedOver = part.ChangedAt ?? session.LastMessageAt;
        var settleAt = handedOver + options.Value.SettleDelay;
        if (clock.GetUtcNow() < settleAt)
        {
            await sessions.UpdateAsync(session.Id, s => s.AwaitSettlement(settleAt), cancellationToken);
            return;
        }

        var others = await IdsOfOthersAsync(session, part, cancellationToken);
        var found = await sender.FindAsync(session.Outgoing(part), handedOver, others, cancellationToken);
        Failpoint.Reached(FailpointNames.SettlementFound);
        await sessions.UpdateAsync(session.Id, s => Settle(s, part, found), CancellationToken.None);
        Failpoint.Reached(FailpointNames.SettlementRecorded);
        LogSettled(session.Id, part.Id, found.IsSuccess ? found.Value.ProviderId : found.Error.Code);
    }

    // The last ones will do: what left in the same second is not far away.
    private async Task<HashSet<string>> IdsOfOthersAsync(ChatSession session, MessagePart part, CancellationToken cancellationToken)
    {
        var messages = await reader.TailAsync(session.Id, session.MessageCount, PageRequest.MaxSize, cancellationToken);
        return [.. messages.SelectMany(m => m.Parts).Where(p => p.Id != part.Id).Select(p => p.ProviderId).OfType<string>()];
    }

    private void Settle(ChatSession session, MessagePart part, Result<FoundPart> found)
    {
        if (IsHistory(session, part))
        {
            return;
        }

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

    // While we were paused or cut off, another instance put the part back, and has it on its way or sent it: ours is history.
    private static bool IsHistory(ChatSession session, MessagePart part) => !session.Unsent.SelectMany(m => m.Parts).Any(
        p => p.Id == part.Id && p.Attempts == part.Attempts && p.Status is PartStatus.Sending);

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
