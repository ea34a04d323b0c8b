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
    PartOutcomes outcomes,
    FixedTexts texts,
    TimeProvider clock,
    ILogger<ReplyDelivery> logger)
{
    /// <summary>Sends until something has to wait.</summary>
    /// <returns>What the conversation needs next.</returns>
    public async Task<ConversationStep> DeliverAsync(ChatSessionId id, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var session = await sessions.FindAsync(id, cancellationToken);
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
            else
            {
                await SendNextAsync(session, now, cancellationToken);
            }
        }
    }

    private async Task SendNextAsync(ChatSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var part = session.BeginSending(now);
        if (!await sessions.TrySaveAsync(session, cancellationToken) || part is null)
        {
            return;
        }

        var result = await sender.SendAsync(session.Outgoing(part), cancellationToken);
        await outcomes.RecordAsync(session.Id, part, result);
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
