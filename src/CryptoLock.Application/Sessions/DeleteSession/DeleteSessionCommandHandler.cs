using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Application.Sessions.DeleteSession;

internal sealed partial class DeleteSessionCommandHandler(
    IChatSessionRepository sessions, ITurnInterruptions interruptions, ILogger<DeleteSessionCommandHandler> logger)
    : IRequestHandler<DeleteSessionCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeleteSessionCommand request, CancellationToken cancellationToken)
    {
        if (!await sessions.DeleteAsync(request.Id, cancellationToken))
        {
            return SessionErrors.NotFound;
        }

        interruptions.Raise(request.Id, TurnInterruption.AssistantOut);
        LogDeleted(request.Id.Value);
        return Unit.Value;
    }

    [LoggerMessage(1060, LogLevel.Information, "Session {SessionId} erased")]
    private partial void LogDeleted(Guid sessionId);
}
