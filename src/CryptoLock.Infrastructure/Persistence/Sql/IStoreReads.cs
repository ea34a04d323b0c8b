using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>The reads on a message's way, in an engine's SQL. Thread-safe.</summary>
internal interface IStoreReads
{
    /// <inheritdoc cref="ISessionStore.LoadAsync"/>
    Task<SessionSnapshot?> LoadAsync(ChatSessionId id, LoadAlso also, CancellationToken cancellationToken);

    /// <inheritdoc cref="ISessionReader.TailAsync"/>
    Task<IReadOnlyList<TranscriptEntry>> TailAsync(ChatSessionId id, int throughPosition, int take, CancellationToken cancellationToken);

    /// <inheritdoc cref="IConversationQueue.ListDueAsync"/>
    Task<IReadOnlyList<ChatSessionId>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken);

    /// <inheritdoc cref="IConversationQueue.ListWaitingAsync"/>
    Task<IReadOnlyList<ChatSessionId>> ListWaitingAsync(
        DateTimeOffset? reassure, DateTimeOffset? alarm, int take, CancellationToken cancellationToken);
}
