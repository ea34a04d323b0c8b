using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Processing;

namespace CryptoLock.Infrastructure.Backplane;

/// <summary>Reaches the turns of all instances: those of this one at once, the others' as far as the backplane carries.</summary>
internal sealed class RelayedTurnInterruptions(TurnInterruptions turns, RedisBackplane backplane) : ITurnInterruptions
{
    public void Raise(ChatSessionId sessionId, TurnInterruption interruption)
    {
        turns.Raise(sessionId, interruption);
        backplane.Tell(sessionId, interruption);
    }

    public void RaiseForAll(TurnInterruption interruption)
    {
        turns.RaiseForAll(interruption);
        backplane.Tell(null, interruption);
    }

    public IDisposable Watch(ChatSessionId sessionId, Action<TurnInterruption> onRaised) =>
        ((ITurnInterruptions)turns).Watch(sessionId, onRaised);
}
