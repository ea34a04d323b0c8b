using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using CryptoLock.Infrastructure.Ai;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

/// <summary>Marks everything that is private and looks for the marks wherever operators look.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class GeminiPrivacyTests
{
    private const string Mark = "MARK-OF-PRIVACY";

    private static readonly string[] Secrets = [Mark, GeminiHost.ApiKey, "FAKE-ACCESS-TOKEN"];

    // Google's errors may quote the request, and so does each of these.
    private static readonly string Failure = $$$"""
        {"error":{"code":400,"message":"Invalid value \"{{{Mark}}}\" {{{GeminiHost.ApiKey}}}","status":"INVALID ARGUMENT {{{Mark}}}",
        "details":[{"reason":"{{{Mark}}} said the customer","fieldViolations":[{"field":"contents[0].parts[0] = {{{Mark}}}"}]}]}}
        """;

    private static readonly string Answer = $$$"""
        {"candidates":[{"content":{"parts":[{"text":"{{{Mark}}}","thoughtSignature":"{{{Mark}}}"}]},"finishReason":"STOP"}],
        "usageMetadata":{"promptTokenCount":1}}
        """;

    private static readonly string Broken = $$$"""{"candidates":[{"content":{"parts":[{"text":"{{{Mark}}}" """;

    private static IEnumerable<TestCaseData> Answers =>
    [
        new(HttpStatusCode.OK, Answer) { TestName = "Nothing private is told of an answer" },
        new(HttpStatusCode.BadRequest, Failure) { TestName = "Nothing private is told of an error" },
        new(HttpStatusCode.OK, Failure) { TestName = "Nothing private is told of an error that looks like an answer" },
        new(HttpStatusCode.OK, Broken) { TestName = "Nothing private is told of a broken answer" },
        new(HttpStatusCode.BadGateway, $"<html>{Mark}</html>") { TestName = "Nothing private is told of a page" },
    ];

    [TestCaseSource(nameof(Answers))]
    public async Task Respond_WithPrivateMarks_TellsThemNowhere(HttpStatusCode status, string body)
    {
        await using var host = new GeminiHost();
        host.Network.Serve(status, body);
        var told = new ConcurrentBag<string>();
        using var spans = ListenToSpans(told);
        using var metrics = ListenToMetrics(told);

        var result = await host.Responder.RespondAsync(Requests.Of(Requests.Customer(Mark)), default);

        string[] all = [.. told, .. host.Logs.All, result.Error?.ToString() ?? "", .. host.Network.Requests.Select(r => r.Uri.AbsoluteUri)];
        Assert.That(told, Is.Not.Empty);
        Assert.That(host.Logs.All, Has.Some.Contains(Requests.Session.ToString()));
        Assert.That(all.Where(line => Secrets.Any(line.Contains)), Is.Empty);
    }

    [Test]
    public async Task Exception_OfQuotedRequest_HoldsCodesOnly()
    {
        await using var host = new GeminiHost();
        host.Network.Serve(HttpStatusCode.BadRequest, Failure);

        var exception = Assert.CatchAsync(() => host.Client.GetResponseAsync(new ChatMessage(ChatRole.User, Mark)));

        Assert.That(exception.Message, Is.EqualTo("Gemini: InvalidRequest (400)."));
        Assert.That(Secrets.Where(exception.ToString().Contains), Is.Empty);
    }

    [Test]
    public async Task Exception_OfRefusedKey_NamesTheReason()
    {
        await using var host = new GeminiHost().Serve("43");

        var exception = Assert.CatchAsync(() => host.Client.GetResponseAsync(new ChatMessage(ChatRole.User, Mark)));

        Assert.That(exception.Message, Is.EqualTo("Gemini: Authentication (400, INVALID_ARGUMENT, API_KEY_INVALID)."));
    }

    private static ActivityListener ListenToSpans(ConcurrentBag<string> told)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AiTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => told.Add(
                $"{a.DisplayName} {a.StatusDescription} {Text(a.TagObjects)} {string.Join(' ', a.Events.Select(e => Text(e.Tags)))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener ListenToMetrics(ConcurrentBag<string> told)
    {
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) => l.EnableMeasurementEvents(instrument);
        listener.SetMeasurementEventCallback<long>((i, _, tags, _) => told.Add($"{i.Name} {Text(tags.ToArray())}"));
        listener.SetMeasurementEventCallback<int>((i, _, tags, _) => told.Add($"{i.Name} {Text(tags.ToArray())}"));
        listener.SetMeasurementEventCallback<double>((i, _, tags, _) => told.Add($"{i.Name} {Text(tags.ToArray())}"));
        listener.Start();
        return listener;
    }

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(t => $"{t.Key}={t.Value}"));
}
