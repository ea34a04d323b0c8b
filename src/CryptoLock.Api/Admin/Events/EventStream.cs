using System.Net.ServerSentEvents;
using System.Text.Json;
using CryptoLock.Application.Live;

namespace CryptoLock.Api.Admin.Events;

/// <summary>Live updates as server-sent events.</summary>
internal static class EventStream
{
    /// <summary>Between two signs of life: shorter than the patience of any proxy.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>Names each item: the first is <c>connected</c>, later ones without an update are <c>ping</c>.</summary>
    public static async IAsyncEnumerable<SseItem<EventResponse>> FromAsync(IAsyncEnumerable<LiveUpdate?> updates, TimeProvider clock)
    {
        var signOfLife = "connected";
        await foreach (var update in updates)
        {
            yield return update is null
                ? new(new() { At = clock.GetUtcNow() }, signOfLife)
                : new(new() { SessionId = update.SessionId.Value, At = update.At }, JsonNamingPolicy.CamelCase.ConvertName(update.Kind.ToString()));
            signOfLife = "ping";
        }
    }
}
