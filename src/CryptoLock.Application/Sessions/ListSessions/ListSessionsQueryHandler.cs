using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using MediatR;

namespace CryptoLock.Application.Sessions.ListSessions;

internal sealed class ListSessionsQueryHandler(ISessionReader sessions)
    : IRequestHandler<ListSessionsQuery, Result<Page<SessionSummary>>>
{
    public async Task<Result<Page<SessionSummary>>> Handle(ListSessionsQuery request, CancellationToken cancellationToken) =>
        await sessions.ListAsync(request.Filter, request.Page, cancellationToken);
}
