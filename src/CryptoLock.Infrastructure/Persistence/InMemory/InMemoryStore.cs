using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

/// <summary>Keeps everything in this process and forgets it at exit. One piece of work at a time, each whole or not at all.</summary>
internal sealed class InMemoryStore : ISessionStore
{
    private readonly Lock _one = new();
    private readonly InMemoryData _data = new();

    /// <summary>Runs a piece of work alone.</summary>
    /// <param name="work">Checks everything before it changes anything.</param>
    public Task<T> UseAsync<T>(Func<InMemoryData, T> work)
    {
        lock (_one)
        {
            try
            {
                return Task.FromResult(work(_data));
            }
            catch (ConcurrencyException exception)
            {
                return Task.FromException<T>(exception);
            }
        }
    }

    public Task<SessionSnapshot?> LoadAsync(ChatSessionId id, LoadAlso also, CancellationToken cancellationToken) =>
        UseAsync(data => data.Find(id)?.Load(also));

    public Task CommitAsync(SessionChanges changes, CancellationToken cancellationToken) => UseAsync(data =>
    {
        if (data.Find(changes.Session.Id) is not { } conversation || !conversation.Accepts(changes))
        {
            throw new ConcurrencyException();
        }

        data.Apply(conversation, changes);
        return true;
    });

    public Task<bool> DeleteAsync(ChatSessionId id, CancellationToken cancellationToken) => UseAsync(data =>
    {
        if (data.Find(id) is not { } conversation)
        {
            return false;
        }

        data.Remove(conversation);
        return true;
    });

    public Task<int> DeleteAllAsync(CancellationToken cancellationToken) => UseAsync(data =>
    {
        var all = data.Latest.ToList();
        all.ForEach(data.Remove);
        return all.Count;
    });
}
