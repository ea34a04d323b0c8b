using System.Collections.Concurrent;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>For a service that runs as one instance.</summary>
internal sealed class InProcessConversationLock : IConversationLock
{
    private readonly ConcurrentDictionary<ChatSessionId, Holder> _held = new();

    public Task<IAsyncDisposable?> TryAcquireAsync(ChatSessionId sessionId, CancellationToken cancellationToken)
    {
        var holder = new Holder(_held, sessionId);
        return Task.FromResult<IAsyncDisposable?>(_held.TryAdd(sessionId, holder) ? holder : null);
    }

    private sealed class Holder(ConcurrentDictionary<ChatSessionId, Holder> held, ChatSessionId sessionId) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            held.TryRemove(new KeyValuePair<ChatSessionId, Holder>(sessionId, this));
            return ValueTask.CompletedTask;
        }
    }
}
