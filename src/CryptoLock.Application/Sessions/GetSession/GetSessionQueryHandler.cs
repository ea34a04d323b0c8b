using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using MediatR;

namespace CryptoLock.Application.Sessions.GetSession;

internal sealed class GetSessionQueryHandler(ISessionReader sessions) : IRequestHandler<GetSessionQuery, Result<SessionSummary>>
{
    public async Task<Result<SessionSummary>> Handle(GetSessionQuery request, CancellationToken cancellationToken) =>
        await sessions.FindAsync(request.Id, cancellationToken) is { } session ? session : SessionErrors.NotFound;
}
