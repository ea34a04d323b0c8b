using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Application.Sessions.ClearAllSessions;

internal sealed partial class ClearAllSessionsCommandHandler(
    IChatSessionRepository sessions, ITurnInterruptions interruptions, ILogger<ClearAllSessionsCommandHandler> logger)
    : IRequestHandler<ClearAllSessionsCommand, Result<ClearedSessions>>
{
    public async Task<Result<ClearedSessions>> Handle(ClearAllSessionsCommand request, CancellationToken cancellationToken)
    {
        var count = await sessions.DeleteAllAsync(cancellationToken);
        interruptions.RaiseForAll(TurnInterruption.AssistantOut);
        LogCleared(count);
        return new ClearedSessions(count);
    }

    [LoggerMessage(1061, LogLevel.Warning, "All {Count} sessions erased")]
    private partial void LogCleared(int count);
}
