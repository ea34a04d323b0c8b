using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Handoff.TakeOverSession;

internal sealed partial class TakeOverSessionCommandHandler(
    IChatSessionRepository sessions,
    ITurnInterruptions interruptions,
    IConversationSignal signal,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<TakeOverSessionCommandHandler> logger) : IRequestHandler<TakeOverSessionCommand, Result<TakenOverSession>>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task<Result<TakenOverSession>> Handle(TakeOverSessionCommand command, CancellationToken cancellationToken)
    {
        var name = command.OperatorName!.Trim();
        var taken = await sessions.TryUpdateAsync(command.Id, session => TakeOver(session, name), cancellationToken);
        if (!taken.IsSuccess)
        {
            return taken.Error;
        }

        interruptions.Raise(command.Id, TurnInterruption.AssistantOut);
        signal.Notify(command.Id, clock.GetUtcNow());
        var isSettled = await SettleAsync(taken.Value, cancellationToken);
        LogTakenOver(command.Id, isSettled);
        return new TakenOverSession(name, isSettled);
    }

    private Error? TakeOver(ChatSession session, string name)
    {
        if (session.Status is SessionStatus.OptedOut)
        {
            return HandoffErrors.OptedOut;
        }

        session.TakeOver(name, clock.GetUtcNow());
        return null;
    }

    // From the commit on nothing new passes the send gate; what had passed it is with the provider when this ends.
    private async Task<bool> SettleAsync(ChatSession? session, CancellationToken cancellationToken)
    {
        var limit = clock.GetUtcNow() + options.Value.TakeOverTimeout;
        while (session is { IsSending: true })
        {
            if (clock.GetUtcNow() >= limit)
            {
                return false;
            }

            await Task.Delay(Pause, clock, cancellationToken);
            session = await sessions.FindAsync(session.Id, cancellationToken);
        }

        return true;
    }

    [LoggerMessage(1070, LogLevel.Information, "Session {SessionId} taken over by a person, settled: {IsSettled}")]
    private partial void LogTakenOver(ChatSessionId sessionId, bool isSettled);
}
