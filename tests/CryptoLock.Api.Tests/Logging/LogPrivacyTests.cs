using System.Collections.Concurrent;
using System.Diagnostics;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Moq;

namespace CryptoLock.Api.Tests.Logging;

/// <summary>What a client sends, and what the store holds about customers, reaches neither the log nor a trace.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class LogPrivacyTests
{
    private const string Marker = "MARKER-7f3a";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Test]
    public async Task Requests_LeaveNothingButIdsInTheLog()
    {
        using var host = HostFactory.Production();
        ReturnMarkers(host);
        using var client = host.CreateClientWithKey();
        using var stranger = host.CreateClientWithKey(Marker + "-wrong-key");

        await client.GetAsync($"/api/sessions?customer={Marker}&page={Marker}");
        await client.GetAsync($"/api/sessions?customer={Marker}");
        await client.GetAsync($"/api/sessions/{Samples.Id}/transcript");
        await client.GetAsync($"/nowhere/{Marker}?{Marker}={Marker}");
        await client.DeleteAsync($"/api/sessions?confirm={Marker}");
        await stranger.GetAsync($"/api/sessions/{Samples.Id}");
        using var odd = new HttpRequestMessage(new HttpMethod("MARKER"), "/");
        await client.SendAsync(odd);

        var log = await host.ReadLogAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(log, Does.Contain("api/sessions/{id:guid}/transcript"));
            Assert.That(log, Does.Contain(Samples.Id.ToString()));
            Assert.That(log, Does.Not.Contain("MARKER"));
            Assert.That(log, Does.Not.Contain("was challenged"));
            Assert.That(log, Does.Not.Contain(HostFactory.Key));
            Assert.That(log, Does.Not.Contain("test-gemini-key"));
        }
    }

    [Test]
    public async Task Requests_LeaveTheirRouteAloneInTheTrace()
    {
        var tags = new ConcurrentBag<string?>();
        using var ended = new SemaphoreSlim(0);
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                activity.TagObjects.ToList().ForEach(tag => tags.Add(tag.Value?.ToString()));
                if (activity.OperationName == "Microsoft.AspNetCore.Hosting.HttpRequestIn")
                {
                    ended.Release();
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var host = new HostFactory("Development", ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"));
        ReturnMarkers(host);
        using var client = host.CreateClient();

        await client.GetAsync($"/api/sessions?customer={Marker}");
        await client.GetAsync($"/api/sessions/{Samples.Id}/transcript");
        await client.GetAsync($"/api/sessions/{Marker}");
        await client.GetAsync($"/nowhere/{Marker}");

        // A request's trace ends after its response.
        for (var request = 0; request < 4; request++)
        {
            Assert.That(await ended.WaitAsync(Soon), Is.True);
        }

        host.Dispose();

        Assert.That(tags, Does.Contain("/api/sessions").And.Contain("/api/sessions/{id:guid}/transcript"));
        Assert.That(tags, Has.None.Contains(Marker).And.None.Contains(Samples.Id.ToString()));
    }

    [TestCase("/simulator/conversations/x/messages", 6012)]
    [TestCase("/health/live", 6012)]
    [TestCase("/api/sessions", 6010)]
    public async Task Requests_ThatComeAgainAndAgain_AreLoggedAtDebug(string path, int id)
    {
        using var host = new HostFactory("Development", ("Logging:MinimumLevel", "Debug"));
        ReturnMarkers(host);

        await host.CreateClient().GetAsync(path);

        Assert.That(await host.ReadLogAsync(), Does.Contain($"\"EventId\":{{\"Id\":{id}"));
    }

    [TestCase("Development", true)]
    [TestCase("Production", false)]
    public async Task Start_WithCustomersInDevelopment_WarnsThatItIsOpen(string environment, bool expected)
    {
        using var host = HostFactory.Production(("environment", environment));
        await host.CreateClient().GetAsync("/");

        Assert.That(
            (await host.ReadLogAsync()).Contains("ASPNETCORE_ENVIRONMENT=Production", StringComparison.Ordinal), Is.EqualTo(expected));
    }

    [Test]
    public async Task Log_IsOneJsonObjectForEachLine()
    {
        using var host = new HostFactory();
        await host.CreateClient().GetAsync("/");

        var lines = (await host.ReadLogAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines, Has.Some.Contains("Demo mode"));
        Assert.That(lines.Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!["@t"]), Has.None.Null);
    }

    [Test]
    public async Task Log_OfOneHost_GoesOnWhenAnotherHostEnds()
    {
        using var first = new HostFactory();
        using var second = new HostFactory();
        ReturnMarkers(second);
        await first.CreateClient().GetAsync("/");
        using var client = second.CreateClient();

        first.Services.GetRequiredService<ILoggerFactory>().Dispose();
        await client.GetAsync("/api/sessions");

        Assert.That(await second.ReadLogAsync(), Does.Contain("api/sessions"));
    }

    [Test]
    public async Task Log_OfARequestThatFailsAsAStartMay_HasTheEntry()
    {
        using var host = new HostFactory();
        host.Reader
            .Setup(reader => reader.ListAsync(It.IsAny<SessionFilter>(), It.IsAny<PageRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new OptionsValidationException("", typeof(object), ["a setting became wrong"]));

        await host.CreateClient().GetAsync("/api/sessions");

        Assert.That(await host.ReadLogAsync(), Does.Contain("a setting became wrong"));
    }

    private static void ReturnMarkers(HostFactory host)
    {
        host.Reader
            .Setup(reader => reader.ListAsync(It.IsAny<SessionFilter>(), It.IsAny<PageRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Page<SessionSummary>([Samples.Summary(Marker)], 1));
        host.Reader
            .Setup(reader => reader.TranscriptAsync(It.IsAny<ChatSessionId>(), It.IsAny<PageRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Page<TranscriptEntry>([Samples.Question(Marker)], 1));
    }
}
