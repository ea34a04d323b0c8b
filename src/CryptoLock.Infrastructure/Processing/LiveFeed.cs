using System.Collections.Concurrent;
using CryptoLock.Application.Live;
using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>Reaches the live views of this instance.</summary>
internal sealed class LiveFeed : ILiveFeed
{
    private readonly ConcurrentDictionary<Watcher, bool> _watchers = new();

    public void Publish(LiveUpdate update)
    {
        foreach (var (watcher, _) in _watchers)
        {
            watcher.OnUpdate(update);
        }
    }

    public IDisposable Watch(Action<LiveUpdate> onUpdate)
    {
        var watcher = new Watcher(this, onUpdate);
        _watchers[watcher] = true;
        return watcher;
    }

    private sealed class Watcher(LiveFeed feed, Action<LiveUpdate> onUpdate) : IDisposable
    {
        public Action<LiveUpdate> OnUpdate { get; } = onUpdate;

        public void Dispose() => feed._watchers.TryRemove(this, out _);
    }
}
