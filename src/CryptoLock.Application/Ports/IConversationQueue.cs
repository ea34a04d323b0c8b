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

    /// <summary>Conversations whose customer waits too long and about which nothing was done yet, in no order.</summary>
    /// <param name="reassure">Customers who wait since this moment should have been reassured; null when they never are.</param>
    /// <param name="alarm">Customers who wait since this moment need a person; null when none is asked.</param>
    /// <param name="take">At most this many; from 1.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<ChatSessionId>> ListWaitingAsync(
        DateTimeOffset? reassure, DateTimeOffset? alarm, int take, CancellationToken cancellationToken);

    /// <summary>Conversations whose customer waits for a person's word and about which no alarm was raised, the longest-waiting first.</summary>
    /// <param name="until">Customers who wait since this moment or longer.</param>
    /// <param name="take">At most this many; from 1.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<ChatSessionId>> ListAwaitingPersonAsync(DateTimeOffset until, int take, CancellationToken cancellationToken);
}
