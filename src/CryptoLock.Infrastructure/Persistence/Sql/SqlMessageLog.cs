using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Persistence.Sql;

internal sealed class SqlMessageLog(GroupCommit writes) : IInboundMessageLog
{
    public Task<InboundReceipt> AppendAsync(IncomingMessage message, CancellationToken cancellationToken) =>
        writes.RunAsync(new MessageAppend(message), cancellationToken);
}
