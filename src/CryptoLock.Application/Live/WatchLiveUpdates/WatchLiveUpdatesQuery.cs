using MediatR;

namespace CryptoLock.Application.Live.WatchLiveUpdates;

/// <summary>
/// Watches what happens. The first item is null and says that the watching has begun; later ones are updates, and null after each
/// silence of the given length. Of a watcher who is too slow the oldest updates are dropped.
/// </summary>
/// <param name="Silence">How long nothing may be said; above zero.</param>
public sealed record WatchLiveUpdatesQuery(TimeSpan Silence) : IStreamRequest<LiveUpdate?>;
