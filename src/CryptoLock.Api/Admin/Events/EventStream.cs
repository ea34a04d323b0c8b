using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using CryptoLock.Application.Live;
using CryptoLock.Application.Ports;

namespace CryptoLock.Api.Admin.Events;

/// <summary>Live updates as server-sent events, with a sign of life while nothing happens.</summary>
internal static class EventStream
{
    /// <summary>Between two signs of life: shorter than the patience of any proxy.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private const int MaxWaiting = 256;

    /// <summary>The events from now on. Ends without an error when it is cancelled.</summary>
    public static async IAsyncEnumerable<SseItem<EventResponse>> ReadAsync(
        ILiveFeed feed, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = Channel.CreateBounded<LiveUpdate>(
            new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var watch = feed.Watch(update => waiting.Writer.TryWrite(update));
        yield return SignOfLife("connected", clock);

        var isMore = waiting.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (!isMore.IsCanceled)
        {
            await ((Task)isMore).WaitAsync(Pause, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!isMore.IsCompleted)
            {
                yield return SignOfLife("ping", clock);
                continue;
            }

            while (waiting.Reader.TryRead(out var update))
            {
                yield return Item(update);
            }

            isMore = waiting.Reader.WaitToReadAsync(cancellationToken).AsTask();
        }
    }

    private static SseItem<EventResponse> SignOfLife(string name, TimeProvider clock) => new(new() { At = clock.GetUtcNow() }, name);

    private static SseItem<EventResponse> Item(LiveUpdate update) => new(
        new() { SessionId = update.SessionId.Value, At = update.At }, JsonNamingPolicy.CamelCase.ConvertName(update.Kind.ToString()));
}
