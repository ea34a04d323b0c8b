using CryptoLock.Application.Live;
using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Processing;

namespace CryptoLock.Infrastructure.Backplane;

/// <summary>Reaches the live views of all instances: those of this one at once, the others' as far as the backplane carries.</summary>
internal sealed class RelayedLiveFeed(LiveFeed feed, RedisBackplane backplane) : ILiveFeed
{
    public void Publish(LiveUpdate update)
    {
        feed.Publish(update);
        backplane.Tell(update);
    }

    public IDisposable Watch(Action<LiveUpdate> onUpdate) => feed.Watch(onUpdate);
}
