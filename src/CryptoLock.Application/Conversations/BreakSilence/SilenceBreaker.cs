using CryptoLock.Application.Delivery;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Conversations.BreakSilence;

/// <summary>Does something about customers who wait too long. The caller holds the conversation's lock.</summary>
internal sealed partial class SilenceBreaker(
    IChatSessionRepository sessions,
    FixedTexts texts,
    ReplyDelivery delivery,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<SilenceBreaker> logger)
{
    /// <summary>When something is to be done next, UTC; null when nothing is.</summary>
    public DateTimeOffset? NextAt(ChatSession? session) => session switch
    {
        null or { Silence: SilenceLevel.Alarmed } => null,
        { Silence: SilenceLevel.Reassured } => session.WaitingSince + options.Value.AlarmAfterOrNever,
        _ => Earlier(
            session.PendingSince + options.Value.ReassureAfterOrNever, session.WaitingSince + options.Value.AlarmAfterOrNever),
    };

    /// <summary>Does what is due and sends what that takes.</summary>
    /// <returns>The conversation; null when it is gone.</returns>
    public async Task<ChatSession?> BreakAsync(ChatSessionId id, CancellationToken cancellationToken)
    {
        var level = SilenceLevel.None;
        var session = await sessions.UpdateAsync(id, s => level = Break(s), cancellationToken);
        if (level is SilenceLevel.Reassured)
        {
            await delivery.DeliverAsync(id, cancellationToken);
            session = await sessions.FindAsync(id, cancellationToken);
        }

        if (level is not SilenceLevel.None)
        {
            LogBroken(id, level);
        }

        return session;
    }

    private SilenceLevel Break(ChatSession session)
    {
        var now = clock.GetUtcNow();
        var level = session.DueAbout(options.Value.ReassureAfterOrNever, options.Value.AlarmAfterOrNever, now);
        if (level is SilenceLevel.Reassured)
        {
            session.Reassure(texts.Draft(FixedText.StillWorking, session.Language), now);
        }
        else if (level is SilenceLevel.Alarmed)
        {
            session.Alarm(now);
        }

        if (session.IsLeftByPeople(options.Value.PersonAlarmAfterOrNever, now))
        {
            session.AlarmPeople();
        }

        return level;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;

    [LoggerMessage(1015, LogLevel.Warning, "Session {SessionId}: the customer waits too long, now {Level}")]
    private partial void LogBroken(ChatSessionId sessionId, SilenceLevel level);
}
