using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>The repository of every engine: it keeps what it loaded, and writes what has changed since.</summary>
internal sealed class StoredSessionRepository(ISessionStore store, IDomainEventPublisher events) : IChatSessionRepository
{
    private SessionSnapshot? _known;
    private ChatSession? _found;
    private ChatSession? _committed;

    public Task<ChatSession?> FindAsync(ChatSessionId id, CancellationToken cancellationToken) =>
        LoadAsync(id, default, cancellationToken);

    public Task<ChatSession?> FindWithTurnAsync(ChatSessionId id, TurnId turnId, CancellationToken cancellationToken) =>
        LoadAsync(id, new(Turn: turnId), cancellationToken);

    public Task<ChatSession?> FindWithMessageAsync(ChatSessionId id, MessageId messageId, CancellationToken cancellationToken) =>
        LoadAsync(id, new(Message: messageId), cancellationToken);

    public async Task SaveAsync(ChatSession session, CancellationToken cancellationToken)
    {
        var known = _known?.Session.Id == session.Id
            ? _known
            : throw new InvalidOperationException("Only the conversation that was found last can be saved.");
        if (session != _found)
        {
            throw new ConcurrencyException();
        }

        _committed = null;
        var now = session.Snapshot();
        var changes = SessionChanges.Between(known, now);
        await store.CommitAsync(changes, cancellationToken);

        // It may be changed and saved again without another look at the store: the version tells whether that was right.
        session.Committed();
        _committed = session;
        _known = now with { Session = changes.Session };
        await events.PublishAsync(session.TakeEvents());
    }

    public ChatSession? InHand(ChatSessionId id) => _committed?.Id == id ? _committed : null;

    public Task<bool> DeleteAsync(ChatSessionId id, CancellationToken cancellationToken)
    {
        _committed = null;
        return store.DeleteAsync(id, cancellationToken);
    }

    public Task<int> DeleteAllAsync(CancellationToken cancellationToken)
    {
        _committed = null;
        return store.DeleteAllAsync(cancellationToken);
    }

    private async Task<ChatSession?> LoadAsync(ChatSessionId id, LoadAlso also, CancellationToken cancellationToken)
    {
        _committed = null;
        _known = await store.LoadAsync(id, also, cancellationToken);
        return _found = _known is null ? null : ChatSession.Restore(_known);
    }
}
