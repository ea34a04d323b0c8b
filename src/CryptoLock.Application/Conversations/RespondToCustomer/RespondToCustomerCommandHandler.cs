using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Conversations.RespondToCustomer;

internal sealed partial class RespondToCustomerCommandHandler(
    IChatSessionRepository sessions,
    AnswerWriter writer,
    ILanguageDetector languages,
    ITypingIndicator typing,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<RespondToCustomerCommandHandler> logger) : IRequestHandler<RespondToCustomerCommand, Result<ConversationStep>>
{
    public async Task<Result<ConversationStep>> Handle(RespondToCustomerCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = await sessions.FindAsync(command.SessionId, cancellationToken);
        if (session is null || session.NextStep(now) is not NextStep.Respond)
        {
            return await RestAsync(session, now, cancellationToken);
        }

        if (session.EndWithoutAssistant(now))
        {
            return await SaveOrRetryAsync(session, cancellationToken);
        }

        DecideLanguage(session);
        var turn = session.BeginTurn(now);
        if (!await sessions.TrySaveAsync(session, cancellationToken))
        {
            return new ConversationStep(NextStep.Respond, now);
        }

        Failpoint.Reached(FailpointNames.TurnOpened);
        typing.Show(session.Customer, session.Pending[^1].ProviderId);
        LogAsking(session.Id, turn.Id, turn.Attempts, session.Pending.Count);
        var answer = turn.Attempts > options.Value.MaxAttempts
            ? writer.GiveUp(session)
            : await writer.WriteAsync(session, turn, cancellationToken);
        Failpoint.Reached(FailpointNames.AnswerWritten);
        return await ReleaseAsync(session, turn.Id, answer, cancellationToken);
    }

    /// <summary>The send gate for replies: one conditional write, decided anew whenever somebody else was faster.</summary>
    private async Task<Result<ConversationStep>> ReleaseAsync(
        ChatSession? session, TurnId turnId, TurnAnswer answer, CancellationToken cancellationToken)
    {
        var id = session!.Id;
        while (session?.OpenTurn is { } turn && turn.Id == turnId)
        {
            var now = clock.GetUtcNow();
            Apply(session, turn, answer, now);
            if (await sessions.TrySaveAsync(session, cancellationToken))
            {
                Failpoint.Reached(FailpointNames.ReplyCommitted);
                Report(session, turn, answer, now);
                return ConversationStep.Of(session, now);
            }

            session = await sessions.FindAsync(id, cancellationToken);
        }

        return ConversationStep.Of(session, clock.GetUtcNow());
    }

    private void Apply(ChatSession session, Turn turn, TurnAnswer answer, DateTimeOffset now)
    {
        var quiet = options.Value.Quiet;
        if (session.EndWithoutAssistant(now))
        {
            return;
        }

        if (session.ShouldRegenerate)
        {
            session.Supersede(now);
        }
        else if (answer.Error is not { } error)
        {
            session.Reply(answer.Author, answer.Draft, quiet, now);
        }
        else if (error.IsRetryable && turn.Attempts < options.Value.MaxAttempts)
        {
            session.Postpone(now + options.Value.Backoff(turn.Attempts, error.RetryAfter));
        }
        else
        {
            session.FailToPerson(HandoffReason.AssistantUnavailable, answer.Author, answer.Draft, quiet, now);
        }
    }

    private void Report(ChatSession session, Turn turn, TurnAnswer answer, DateTimeOffset now)
    {
        if (turn.End is not { } end)
        {
            LogStillOpen(session.Id, turn.Id, answer.Error?.Code ?? "superseded", session.DueAt);
            return;
        }

        LogEnded(session.Id, turn.Id, end, answer.Draft.Parts.Count, answer.Error?.Code, answer.Draft.Origin?.ModelUsed);
        CryptoLockTelemetry.TurnsEnded.Add(1, new KeyValuePair<string, object?>("end", end.ToString()));
        CryptoLockTelemetry.ReplyDelay.Record((now - turn.OpenedAt).TotalSeconds);
    }

    private void DecideLanguage(ChatSession session)
    {
        var texts = session.Pending.Where(m => m.Content.HasText).Select(m => m.Text).ToList();
        if (LanguagePolicy.Decide(session.Language, texts, languages) is { } language && language != session.Language)
        {
            session.Speak(language);
        }
    }

    private async Task<Result<ConversationStep>> RestAsync(
        ChatSession? session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (session?.NextStep(now) is not NextStep.Nothing || session.DueAt is null)
        {
            return ConversationStep.Of(session, now);
        }

        session.Rest();
        return await SaveOrRetryAsync(session, cancellationToken);
    }

    private async Task<Result<ConversationStep>> SaveOrRetryAsync(ChatSession session, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await sessions.TrySaveAsync(session, cancellationToken)
            ? ConversationStep.Of(session, now)
            : new ConversationStep(NextStep.Respond, now);
    }

    [LoggerMessage(1011, LogLevel.Information, "Session {SessionId}: turn {TurnId} attempt {Attempt}, asking the assistant about {Messages} message(s)")]
    private partial void LogAsking(ChatSessionId sessionId, TurnId turnId, int attempt, int messages);

    [LoggerMessage(1012, LogLevel.Information, "Session {SessionId}: turn {TurnId} ended as {End}, {Parts} part(s), error {ErrorCode}, model {Model}")]
    private partial void LogEnded(ChatSessionId sessionId, TurnId turnId, TurnEnd end, int parts, string? errorCode, string? model);

    [LoggerMessage(1013, LogLevel.Warning, "Session {SessionId}: turn {TurnId} goes on ({Reason}), due {DueAt:o}")]
    private partial void LogStillOpen(ChatSessionId sessionId, TurnId turnId, string reason, DateTimeOffset? dueAt);
}
