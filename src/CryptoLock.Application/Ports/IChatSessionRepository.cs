using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Ports;

/// <summary>Conversations, loaded and stored as a whole. One instance serves one unit of work; it is not thread-safe.</summary>
public interface IChatSessionRepository
{
    /// <summary>Loads a conversation with everything that is still open, as it is in the store now.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<ChatSession?> FindAsync(ChatSessionId id, CancellationToken cancellationToken);

    /// <summary>Like <see cref="FindAsync"/>, with one turn more, ended or not.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="turnId">The turn; ignored when it belongs to another conversation.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<ChatSession?> FindWithTurnAsync(ChatSessionId id, TurnId turnId, CancellationToken cancellationToken);

    /// <summary>Like <see cref="FindAsync"/>, with one message to the customer more, sent or not.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="messageId">The message; ignored when it belongs to another conversation.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<ChatSession?> FindWithMessageAsync(ChatSessionId id, MessageId messageId, CancellationToken cancellationToken);

    /// <summary>
    /// Commits a conversation if nobody else has since it was loaded, then publishes its events. It may be changed and committed again:
    /// there is no need to load what is in hand.
    /// </summary>
    /// <param name="session">A conversation; an older copy than the one that this instance found last counts as overtaken.</param>
    /// <param name="cancellationToken">Cancels the write; it may have happened nevertheless.</param>
    /// <exception cref="ConcurrencyException">Somebody else was faster; nothing was stored.</exception>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task SaveAsync(ChatSession session, CancellationToken cancellationToken);

    /// <summary>
    /// The conversation as this instance committed it last: who goes on with it need not load it. Somebody else may have changed it since,
    /// which the next commit notices. Only for whoever holds the conversation's lock. It is the committed object itself: who changes it has
    /// to save it, or to find it anew.
    /// </summary>
    /// <param name="id">The conversation.</param>
    /// <returns>Null when this instance committed another one, or none, or has looked at the store or failed to commit since.</returns>
    ChatSession? InHand(ChatSessionId id);

    /// <summary>Erases a conversation: messages, replies, profile. Hashes of message ids stay, so that a replay is still refused.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>False when there was none.</returns>
    Task<bool> DeleteAsync(ChatSessionId id, CancellationToken cancellationToken);

    /// <summary>Erases all conversations.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>How many there were.</returns>
    Task<int> DeleteAllAsync(CancellationToken cancellationToken);
}
