using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Writes batches of customers' messages. Used by one writer at a time.</summary>
internal interface IInboundAppend : IAsyncDisposable
{
    /// <summary>
    /// Takes messages in, all or none, and returns after the commit. The effect of each is <see cref="ChatSession.Receive"/>; a
    /// test holds both equal.
    /// </summary>
    /// <returns>The receipts, in the order of the messages.</returns>
    /// <exception cref="StoreUnavailableException">Nothing was stored. The next call begins with a fresh connection.</exception>
    Task<IReadOnlyList<InboundReceipt>> CommitAsync(IReadOnlyList<IncomingMessage> messages);
}
