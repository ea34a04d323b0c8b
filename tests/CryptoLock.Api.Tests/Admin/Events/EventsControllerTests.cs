using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using CryptoLock.Api.Admin.Events;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Application.Live;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Api.Tests.Admin.Events;

[TestFixture]
internal sealed class EventsControllerTests
{
    private static readonly LiveUpdate Received = new(LiveUpdateKind.MessageReceived, new ChatSessionId(Samples.Id), Samples.At);

    private HostFactory _host = null!;
    private HttpClient _client = null!;

    private ILiveFeed Feed => _host.Services.GetRequiredService<ILiveFeed>();

    [SetUp]
    public void Start()
    {
        _host = HostFactory.Production();
        _client = _host.CreateClientWithKey();
    }

    [TearDown]
    public void Stop()
    {
        _client.Dispose();
        _host.Dispose();
    }

    [Test]
    public async Task Watch_TellsThatItIsConnected_AndThenWhatHappens()
    {
        await using var events = await WatchAsync();
        await events.MoveNextAsync();
        Assert.That(events.Current.EventType, Is.EqualTo("connected"));

        Feed.Publish(Received);

        await events.MoveNextAsync();
        var data = JsonNode.Parse(events.Current.Data)!;
        Assert.That(events.Current.EventType, Is.EqualTo("messageReceived"));
        Assert.That(((string?)data["sessionId"], (DateTimeOffset?)data["at"]), Is.EqualTo((Samples.Id.ToString(), Samples.At)));
    }

    [Test]
    public async Task Watch_WhenTheServiceStops_Ends()
    {
        await using var events = await WatchAsync();
        await events.MoveNextAsync();

        _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.That(await events.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task Watch_WithoutAKey_IsRefused()
    {
        using var response = await _host.CreateClient().GetAsync("/api/events");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Read_WhenNothingHappens_GivesASignOfLife_AndStillTellsWhatHappensThen()
    {
        var clock = new FakeTimeProvider(Samples.At);
        await using var events = EventStream.ReadAsync(Feed, clock, CancellationToken.None).GetAsyncEnumerator();
        await events.MoveNextAsync();

        var next = events.MoveNextAsync().AsTask();
        Assert.That(next.IsCompleted, Is.False);
        clock.Advance(EventStream.Pause);
        await next;
        Assert.That(events.Current.EventType, Is.EqualTo("ping"));

        Feed.Publish(Received);
        await events.MoveNextAsync();
        Assert.That(events.Current.EventType, Is.EqualTo("messageReceived"));
    }

    [Test]
    public async Task Read_ByWhoIsTooSlow_MissesTheOldest()
    {
        await using var events = EventStream.ReadAsync(Feed, TimeProvider.System, CancellationToken.None).GetAsyncEnumerator();
        await events.MoveNextAsync();
        for (var i = 0; i < 300; i++)
        {
            Feed.Publish(Received with { At = Samples.At.AddSeconds(i) });
        }

        await events.MoveNextAsync();

        Assert.That(events.Current.Data.At, Is.EqualTo(Samples.At.AddSeconds(300 - 256)));
    }

    private async Task<IAsyncEnumerator<SseItem<string>>> WatchAsync()
    {
        var response = await _client.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
        return SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
    }
}
