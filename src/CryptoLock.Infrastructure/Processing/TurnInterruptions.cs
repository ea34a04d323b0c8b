using System.Collections.Concurrent;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>Reaches the turns of this instance.</summary>
internal sealed class TurnInterruptions : ITurnInterruptions
{
    private readonly ConcurrentDictionary<ChatSessionId, Watch> _watches = new();

    public void Raise(ChatSessionId sessionId, TurnInterruption interruption)
    {
        if (_watches.TryGetValue(sessionId, out var watch))
        {
            watch.Tell(interruption);
        }
    }

    public void RaiseForAll(TurnInterruption interruption)
    {
        foreach (var watch in _watches.Values)
        {
            watch.Tell(interruption);
        }
    }

    IDisposable ITurnInterruptions.Watch(ChatSessionId sessionId, Action<TurnInterruption> onRaised) =>
        // The conversation's lock lets only one turn be written at a time.
        _watches[sessionId] = new Watch(this, sessionId, onRaised);

    private sealed record Watch(TurnInterruptions Owner, ChatSessionId SessionId, Action<TurnInterruption> OnRaised) : IDisposable
    {
        public void Tell(TurnInterruption interruption)
        {
            try
            {
                OnRaised(interruption);
            }
            catch (ObjectDisposedException)
            {
                // The turn ended at this very moment.
            }
        }

        public void Dispose() => Owner._watches.TryRemove(new KeyValuePair<ChatSessionId, Watch>(SessionId, this));
    }
}
