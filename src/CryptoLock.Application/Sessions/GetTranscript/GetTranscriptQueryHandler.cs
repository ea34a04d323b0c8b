using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using MediatR;

namespace CryptoLock.Application.Sessions.GetTranscript;

internal sealed class GetTranscriptQueryHandler(ISessionReader sessions)
    : IRequestHandler<GetTranscriptQuery, Result<Page<TranscriptEntry>>>
{
    public async Task<Result<Page<TranscriptEntry>>> Handle(GetTranscriptQuery request, CancellationToken cancellationToken)
    {
        var page = await sessions.TranscriptAsync(request.Id, request.Page, cancellationToken);

        // A conversation has messages from its first moment on, so that only an empty one may be none at all.
        return page.Total > 0 || await sessions.FindAsync(request.Id, cancellationToken) is not null
            ? page
            : SessionErrors.NotFound;
    }
}
