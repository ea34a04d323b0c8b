using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using CryptoLock.Api.Admin.Events;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Live;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
    public async Task Watch_TellsEveryDomainEventThatIsPublished()
    {
        await using var events = await WatchAsync();
        await events.MoveNextAsync();
        var session = new ChatSessionId(Samples.Id);

        await using var scope = _host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDomainEventPublisher>().PublishAsync(
            [new SessionStarted(session), new HandoffRequested(session, HandoffReason.AssistantUnavailable)]);

        await events.MoveNextAsync();
        Assert.That(events.Current.EventType, Is.EqualTo("sessionStarted"));
        await events.MoveNextAsync();
        Assert.That(events.Current.EventType, Is.EqualTo("handoffRequested"));
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
    public async Task FromAsync_NamesTheFirstSignOfLifeAndTheOthersDifferently()
    {
        var names = new List<string>();
        await foreach (var item in EventStream.FromAsync(new LiveUpdate?[] { null, Received, null }.ToAsyncEnumerable(), TimeProvider.System))
        {
            names.Add(item.EventType);
        }

        Assert.That(names, Is.EqualTo(new[] { "connected", "messageReceived", "ping" }));
    }

    private async Task<IAsyncEnumerator<SseItem<string>>> WatchAsync()
    {
        var response = await _client.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
        return SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
    }
}
