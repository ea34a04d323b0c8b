using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using MediatR;

namespace CryptoLock.Application.DeadLetters.ListDeadLetters;

internal sealed class ListDeadLettersQueryHandler(IDeadLetterReader letters)
    : IRequestHandler<ListDeadLettersQuery, Result<Page<DeadLetter>>>
{
    public async Task<Result<Page<DeadLetter>>> Handle(ListDeadLettersQuery request, CancellationToken cancellationToken) =>
        await letters.ListAsync(request.Page, cancellationToken);
}
