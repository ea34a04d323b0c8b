using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using MediatR;
using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Ledger.ListUnsettled;

internal sealed class ListUnsettledQueryHandler(IOutcomeLedger ledger, IOptions<ConversationOptions> options, TimeProvider clock)
    : IRequestHandler<ListUnsettledQuery, Result<Page<UnsettledMessage>>>
{
    public async Task<Result<Page<UnsettledMessage>>> Handle(ListUnsettledQuery request, CancellationToken cancellationToken)
    {
        var olderThan = request.OlderThan ?? options.Value.UnsettledAfter;
        return await ledger.ListUnsettledAsync(clock.GetUtcNow(), olderThan, request.Page, cancellationToken);
    }
}
