using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Application.Delivery;

/// <summary>Sends what is queued, part by part in order, as far as it goes now. The caller holds the conversation's lock.</summary>
internal sealed partial class ReplyDelivery(
    IChatSessionRepository sessions,
    IMessageSender sender,
    ISendPace pace,
    PartOutcomes outcomes,
    FixedTexts texts,
    TimeProvider clock,
    ILogger<ReplyDelivery> logger)
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(0.5);

    // Shorter than the life of any lock: nobody else can have asked the provider about the part by then.
    private static readonly TimeSpan ReleaseLife = TimeSpan.FromSeconds(3);

    /// <summary>Sends until something has to wait.</summary>
    /// <returns>What the conversation needs next.</returns>
    public async Task<ConversationStep> DeliverAsync(ChatSessionId id, CancellationToken cancellationToken)
    {
        var inHand = sessions.InHand(id);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var session = inHand ?? await sessions.FindAsync(id, cancellationToken);
            inHand = null;
            var now = clock.GetUtcNow();
            if (session?.NextPart is null || session.NextStep(now) is not NextStep.Deliver)
            {
                return await RestAsync(session, now, cancellationToken);
            }

            if (session.NextPart is { Status: PartStatus.Sending } unknown)
            {
                await outcomes.SettleAsync(session, unknown, cancellationToken);
            }
            else if (session.MustHold(now))
            {
                await HoldAsync(session, now, cancellationToken);
            }
            else if (await WaitForPlaceAsync(session, now, cancellationToken))
            {
                inHand = await SendNextAsync(session, now, cancellationToken);
            }
        }
    }

    /// <summary>Whether the next part may leave now. A long wait is stored, so that it keeps nobody busy.</summary>
    private async Task<bool> WaitForPlaceAsync(ChatSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var place = await pace.ReserveAsync(session.Business, session.Id, cancellationToken);
        if (place <= now)
        {
            return true;
        }

        if (place - now <= ShortWait)
        {
            await Task.Delay(place - now, clock, cancellationToken);
        }
        else
        {
            session.PostponeSending(place);
            await sessions.TrySaveAsync(session, cancellationToken);
        }

        return false;
    }

    /// <returns>The conversation as it is stored; null when that has to be looked up.</returns>
    private async Task<ChatSession?> SendNextAsync(ChatSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Failpoint.Reached(session.NextPart is { Index: > 0 } ? FailpointNames.BetweenParts : FailpointNames.FirstPartNext);
        var part = session.BeginSending(now);
        if (!await sessions.TrySaveAsync(session, cancellationToken) || part is null)
        {
            return null;
        }

        Failpoint.Reached(FailpointNames.PartSending);
        var result = await sender.SendAsync(session.Outgoing(part) with { LeavesBefore = now + ReleaseLife }, cancellationToken);
        Failpoint.Reached(FailpointNames.PartAccepted);
        var stored = await outcomes.RecordAsync(session, part, result);
        Failpoint.Reached(FailpointNames.PartSent);
        return stored;
    }

    private async Task HoldAsync(ChatSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var template = sender.HasTemplateFor(session.Customer)
            ? texts.Draft(FixedText.PleaseWrite, session.Language) with { IsTemplate = true }
            : null;
        session.HoldUntilCustomerWrites(template, now);
        if (await sessions.TrySaveAsync(session, cancellationToken))
        {
            LogHeld(session.Id, template is not null);
        }
    }

    private async Task<ConversationStep> RestAsync(ChatSession? session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (session is { NextPart: null, DueAt: not null } && session.DueAt <= now)
        {
            session.Rest(now);
            if (!await sessions.TrySaveAsync(session, cancellationToken))
            {
                return new ConversationStep(NextStep.Deliver, now);
            }
        }

        return ConversationStep.Of(session, now);
    }

    [LoggerMessage(1024, LogLevel.Information,
        "Session {SessionId}: the service window is closed; parts are held until the customer writes (template sent: {WithTemplate})")]
    private partial void LogHeld(ChatSessionId sessionId, bool withTemplate);
}
