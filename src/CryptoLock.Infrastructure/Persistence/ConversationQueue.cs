using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Sql;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class ConversationQueue(IStoreReads reads) : IConversationQueue
{
    public Task<IReadOnlyList<ChatSessionId>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        reads.ListDueAsync(now, take, cancellationToken);

    public Task<IReadOnlyList<ChatSessionId>> ListWaitingAsync(
        DateTimeOffset? reassure, DateTimeOffset? alarm, int take, CancellationToken cancellationToken) =>
        reads.ListWaitingAsync(reassure, alarm, take, cancellationToken);
}
