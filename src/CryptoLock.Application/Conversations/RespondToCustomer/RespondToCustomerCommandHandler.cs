using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Conversations.RespondToCustomer;

internal sealed partial class RespondToCustomerCommandHandler(
    IChatSessionRepository sessions,
    ISessionReader reader,
    TurnGuards guards,
    TurnWriter writer,
    ITypingIndicator typing,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<RespondToCustomerCommandHandler> logger) : IRequestHandler<RespondToCustomerCommand, Result<ConversationStep>>
{
    public async Task<Result<ConversationStep>> Handle(RespondToCustomerCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = await sessions.FindAsync(command.SessionId, cancellationToken);
        if (session?.NextStep(now) is not NextStep.Respond)
        {
            return await RestAsync(session, now, cancellationToken);
        }

        // What waits is read to the end, also when it is more than the model usually sees: it is all answered by this turn.
        var waiting = session.Pending is [var first, ..] ? session.MessageCount - first.Position + 1 : 0;
        var take = Math.Max(options.Value.HistoryTurns, waiting);
        var tail = await reader.TailAsync(session.Id, session.MessageCount, take, cancellationToken);
        return guards.TryEnd(session, tail, now)
            ? await SaveOrRetryAsync(session, cancellationToken)
            : await AnswerAsync(session, tail, now, cancellationToken);
    }

    private async Task<Result<ConversationStep>> AnswerAsync(
        ChatSession session, IReadOnlyList<TranscriptEntry> tail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var turn = session.BeginTurn(now);
        int? failedAfter = turn.ReplayOf is { } failed ? await reader.ReadBeforeAsync(session.Id, failed, cancellationToken) : null;
        var hasBegun = false;
        var answer = await writer.WriteAsync(session, new(tail, failedAfter), BeginAsync, cancellationToken);
        Failpoint.Reached(FailpointNames.AnswerWritten);
        return hasBegun
            ? await ReleaseAsync(session, turn.Id, turn.ReadThrough, answer, cancellationToken)
            : new ConversationStep(NextStep.Respond, now);

        async Task<bool> BeginAsync()
        {
            hasBegun = await sessions.TrySaveAsync(session, cancellationToken);
            if (hasBegun)
            {
                Failpoint.Reached(FailpointNames.TurnOpened);
                LogAsking(session.Id, turn.Id, turn.Attempts, session.Pending.Count);
                ShowTyping(session);
            }

            return hasBegun;
        }
    }

    /// <summary>The send gate for replies: one conditional write, decided anew whenever somebody else was faster.</summary>
    private async Task<Result<ConversationStep>> ReleaseAsync(
        ChatSession inHand, TurnId turnId, int readThrough, TurnAnswer? answer, CancellationToken cancellationToken)
    {
        // Who was interrupted knows that the conversation has changed. All others learn it from the version.
        var session = answer is null ? await sessions.FindAsync(inHand.Id, cancellationToken) : inHand;
        while (true)
        {
            var now = clock.GetUtcNow();

            // Another instance may have begun the same turn again, with messages that this answer has not read.
            if (session?.OpenTurn is not { } turn || turn.Id != turnId || turn.ReadThrough != readThrough || session.StandingOrder is not null)
            {
                return ConversationStep.Of(session, now);
            }

            Apply(session, turn, answer, now);
            if (await sessions.TrySaveAsync(session, cancellationToken))
            {
                Failpoint.Reached(FailpointNames.ReplyCommitted);
                Report(session, turn, answer, now);
                return ConversationStep.Of(session, now);
            }

            session = await sessions.FindAsync(inHand.Id, cancellationToken);
        }
    }

    private void Apply(ChatSession session, Turn turn, TurnAnswer? answer, DateTimeOffset now)
    {
        var quiet = options.Value.Quiet;
        if (session.EndWithoutAssistant(now))
        {
            return;
        }

        if (answer is null || (session.HasUnreadMessages && session.MayRegenerate(quiet, now)))
        {
            session.Supersede(quiet, now);
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

    private void ShowTyping(ChatSession session)
    {
        if (session.Pending is [.., var last])
        {
            typing.Show(session.Customer, last.ProviderId);
        }
    }

    private void Report(ChatSession session, Turn turn, TurnAnswer? answer, DateTimeOffset now)
    {
        if (turn.End is not { } end)
        {
            LogStillOpen(session.Id, turn.Id, answer?.Error?.Code ?? "superseded", session.DueAt);
            return;
        }

        var source = answer?.Draft.Origin is { } origin ? origin.ModelUsed ?? origin.Responder : "no model";
        if (answer?.Error is { } error)
        {
            LogEndedAfterError(session.Id, turn.Id, end, answer.Draft.Parts.Count, source, error.Code);
        }
        else
        {
            LogEnded(session.Id, turn.Id, end, answer?.Draft.Parts.Count ?? 0, source);
        }

        CryptoLockTelemetry.TurnsEnded.Add(1, new KeyValuePair<string, object?>("end", end.ToString()));
        CryptoLockTelemetry.ReplyDelay.Record((now - turn.OpenedAt).TotalSeconds);
    }

    private async Task<Result<ConversationStep>> RestAsync(
        ChatSession? session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (session?.NextStep(now) is not NextStep.Nothing || session.DueAt is null)
        {
            return ConversationStep.Of(session, now);
        }

        session.Rest(now);
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

    [LoggerMessage(1012, LogLevel.Information, "Session {SessionId}: turn {TurnId} ended as {End}, {Parts} part(s) from {Source}")]
    private partial void LogEnded(ChatSessionId sessionId, TurnId turnId, TurnEnd end, int parts, string source);

    [LoggerMessage(1014, LogLevel.Information,
        "Session {SessionId}: turn {TurnId} ended as {End}, {Parts} part(s) from {Source}, after error {ErrorCode}")]
    private partial void LogEndedAfterError(
        ChatSessionId sessionId, TurnId turnId, TurnEnd end, int parts, string source, string errorCode);

    [LoggerMessage(1013, LogLevel.Warning, "Session {SessionId}: turn {TurnId} goes on ({Reason}), due {DueAt:o}")]
    private partial void LogStillOpen(ChatSessionId sessionId, TurnId turnId, string reason, DateTimeOffset? dueAt);
}
