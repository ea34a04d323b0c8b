using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Conversations.RespondToCustomer;

/// <summary>
/// What is looked at before the assistant is asked: the customer's commands, who has the conversation, floods, and machines
/// that talk to us.
/// </summary>
internal sealed partial class TurnGuards(
    FixedTexts texts, ILanguageDetector languages, IOptions<ConversationOptions> options, ILogger<TurnGuards> logger)
{
    private readonly LoopDetector _loops = new(options.Value.LoopWindow);

    /// <summary>Ends what waits without the assistant, if that is how it ends.</summary>
    /// <param name="session">The conversation.</param>
    /// <param name="tail">Its last messages by position.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>False when the assistant is to be asked.</returns>
    public bool TryEnd(ChatSession session, IReadOnlyList<TranscriptEntry> tail, DateTimeOffset now)
    {
        DecideLanguage(session);
        if (session.StandingOrder is { } order)
        {
            Obey(session, order, now);
            return true;
        }

        if (session.MustRemind(options.Value.PersonReminderOrNever, now))
        {
            session.Remind(texts.Draft(FixedText.PersonAsked, session.Language), now);
        }

        if (session.EndWithoutAssistant(now))
        {
            return true;
        }

        if (FindReason(session, tail, now) is { } reason)
        {
            Suppress(session, reason, now);
            return true;
        }

        return false;
    }

    private void DecideLanguage(ChatSession session)
    {
        // STOP and START are said in every language.
        var said = session.Pending
            .Where(m => m.Content is { HasText: true, Intent: null or CustomerIntent.TalkToPerson }).Select(m => m.Text).ToList();
        if (LanguagePolicy.Decide(session.Language, said, languages) is { } language && language != session.Language)
        {
            session.Speak(language);
        }
    }

    private void Obey(ChatSession session, CustomerIntent order, DateTimeOffset now)
    {
        switch (order)
        {
            case CustomerIntent.OptOut:
                session.OptOut(texts.Draft(FixedText.OptedOut, session.Language), now);
                break;
            case CustomerIntent.OptIn:
                session.OptIn(texts.Draft(FixedText.OptedIn, session.Language), options.Value.Quiet, now);
                break;
            default:
                session.HandOff(texts.Draft(FixedText.PersonAsked, session.Language), now);
                break;
        }

        LogObeyed(session.Id, order);
    }

    private SuppressionReason? FindReason(ChatSession session, IReadOnlyList<TranscriptEntry> tail, DateTimeOffset now)
    {
        var limit = options.Value.RateLimitPerMinute;
        var isFlood = limit > 0 && session.RecentCount > limit && session.RecentSince > now - ChatSession.RateWindow;
        return isFlood ? SuppressionReason.RateLimited
            : _loops.IsLoop(tail, now) ? SuppressionReason.BotLoop
            : null;
    }

    private void Suppress(ChatSession session, SuppressionReason reason, DateTimeOffset now)
    {
        LogSuppressed(session.Id, session.Pending.Count, reason);
        var window = reason is SuppressionReason.BotLoop ? options.Value.LoopWindow : ChatSession.RateWindow;
        var wasTold = session.NoticeAt > now - window;
        session.Suppress(reason, wasTold ? null : texts.Draft(FixedText.TooManyMessages, session.Language), now);
    }

    [LoggerMessage(1016, LogLevel.Warning, "Session {SessionId}: {Messages} message(s) left without an answer: {Reason}")]
    private partial void LogSuppressed(ChatSessionId sessionId, int messages, SuppressionReason reason);

    [LoggerMessage(1017, LogLevel.Information, "Session {SessionId}: the customer commanded {Order}")]
    private partial void LogObeyed(ChatSessionId sessionId, CustomerIntent order);
}
