using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using CryptoLock.Testing.Servers;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>Whoever watches through nginx learns what happens on every instance, whichever one the stream comes from.</summary>
[TestFixture]
internal sealed class LiveUpdatesTests
{
    [Test]
    [CancelAfter(120_000)]
    public async Task Watcher_HearsOfMessagesThatAnyInstanceTookIn(CancellationToken cancellationToken)
    {
        if (StoreServers.MissingFor(ClusterStore.Redis) is { } reason)
        {
            Assert.Ignore(reason);
        }

        using var backplane = await RedisServer.TryStartAsync();
        await using var cluster = await ServiceCluster.StartAsync(new(ClusterStore.Redis)
        {
            Instances = 2,
            Settings = new Dictionary<string, string?> { ["Backplane__Redis"] = backplane!.ConnectionString },
        });
        using var browser = new HttpClient(new SocketsHttpHandler()) { BaseAddress = cluster.Nginx.Url, DefaultRequestHeaders = { { "X-Api-Key", Desk.AdminKey } } };
        await using var stream = await browser.GetStreamAsync("/api/events", cancellationToken);
        await using var events = SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await events.MoveNextAsync();
        Assert.That(events.Current.EventType, Is.EqualTo("connected"));

        var heard = new HashSet<string>();
        foreach (var (i, instance) in cluster.Instances.Index())
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var writing = KeepWritingAsync(cluster, instance, $"whatsapp:+1500555007{i}", enough.Token);
            while (await events.MoveNextAsync() && !heard.Add(SessionOf(events.Current)))
            {
                // Another one of a conversation that was heard of before.
            }

            await enough.CancelAsync();
            await writing;
        }

        Assert.That(heard, Has.Count.EqualTo(cluster.Instances.Count));
    }

    // An instance connects to the backplane behind everybody's back, and what happens before that is told to its own watchers only.
    private static async Task KeepWritingAsync(ServiceCluster cluster, ClusterInstance instance, string from, CancellationToken enough)
    {
        using var customer = cluster.CustomerOf(instance);
        while (!enough.IsCancellationRequested)
        {
            await customer.SendTextAsync(from, "What is PSPM?", CancellationToken.None);
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string SessionOf(SseItem<string> update) => (string)JsonNode.Parse(update.Data)!["sessionId"]!;
}
