using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>The reads on a message's way and the lists of what is due, in an engine's SQL. Thread-safe.</summary>
internal interface IStoreReads : IConversationQueue
{
    /// <inheritdoc cref="ISessionStore.LoadAsync"/>
    Task<SessionSnapshot?> LoadAsync(ChatSessionId id, LoadAlso also, CancellationToken cancellationToken);

    /// <inheritdoc cref="ISessionReader.TailAsync"/>
    Task<IReadOnlyList<TranscriptEntry>> TailAsync(ChatSessionId id, int throughPosition, int take, CancellationToken cancellationToken);
}
