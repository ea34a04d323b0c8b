using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Application.Handoff.HandBackSession;

internal sealed partial class HandBackSessionCommandHandler(
    IChatSessionRepository sessions, IConversationSignal signal, ILogger<HandBackSessionCommandHandler> logger)
    : IRequestHandler<HandBackSessionCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(HandBackSessionCommand command, CancellationToken cancellationToken)
    {
        var back = await sessions.TryUpdateAsync(command.Id, HandBack, cancellationToken);
        if (!back.IsSuccess)
        {
            return back.Error;
        }

        if (back.Value.DueAt is { } dueAt)
        {
            signal.Notify(command.Id, dueAt);
        }

        LogHandedBack(command.Id);
        return Unit.Value;
    }

    private static Error? HandBack(ChatSession session)
    {
        if (session.Status is SessionStatus.OptedOut)
        {
            return HandoffErrors.OptedOut;
        }

        session.HandBack();
        return null;
    }

    [LoggerMessage(1072, LogLevel.Information, "Session {SessionId} handed back to the assistant")]
    private partial void LogHandedBack(ChatSessionId sessionId);
}
