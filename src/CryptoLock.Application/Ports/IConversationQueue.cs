using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Ports;

/// <summary>Which conversations have something to do. The store knows; memory only hints.</summary>
public interface IConversationQueue
{
    /// <summary>Conversations that are due, the longest-waiting first.</summary>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="take">At most this many; from 1.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<ChatSessionId>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken);
}
