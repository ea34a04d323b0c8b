using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CryptoLock.Application.Ports;
using MediatR;

namespace CryptoLock.Application.Live.WatchLiveUpdates;

internal sealed class WatchLiveUpdatesQueryHandler(ILiveFeed feed, TimeProvider clock)
    : IStreamRequestHandler<WatchLiveUpdatesQuery, LiveUpdate?>
{
    public const int MaxWaiting = 256;

    // Ends without an error when it is cancelled.
    public async IAsyncEnumerable<LiveUpdate?> Handle(
        WatchLiveUpdatesQuery request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = Channel.CreateBounded<LiveUpdate>(
            new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var watch = feed.Watch(update => waiting.Writer.TryWrite(update));
        yield return null;

        var isMore = waiting.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (!isMore.IsCanceled)
        {
            await ((Task)isMore).WaitAsync(request.Silence, clock, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!isMore.IsCompleted)
            {
                yield return null;
                continue;
            }

            while (waiting.Reader.TryRead(out var update))
            {
                yield return update;
            }

            isMore = waiting.Reader.WaitToReadAsync(cancellationToken).AsTask();
        }
    }
}
