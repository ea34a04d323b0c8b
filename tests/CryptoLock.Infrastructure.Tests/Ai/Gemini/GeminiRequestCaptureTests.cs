using System.Text.Json.Nodes;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiRequestCaptureTests
{
    private static IEnumerable<Scenario> Scenarios => CaptureScenarios.Ours;

    [TestCaseSource(nameof(Scenarios))]
    public async Task Request_OfRecordedScenario_EqualsTheRecordedOne(Scenario scenario)
    {
        var recorded = Capture.Load(scenario.Capture, scenario.Exchange);

        var sent = await SendAsync(scenario);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Method, Is.EqualTo(recorded.Method));
            Assert.That(sent.Uri.PathAndQuery, Is.EqualTo(recorded.PathAndQuery));
            Assert.That(sent.Uri.Host, Is.EqualTo(recorded.Host));
            Assert.That(sent.Headers["Content-Type"], Is.EqualTo(recorded.Header("Content-Type")));
            Assert.That(sent.Headers.GetValueOrDefault("x-goog-api-key"), Is.EqualTo(recorded.Header("x-goog-api-key")));
            Assert.That(sent.Headers.GetValueOrDefault("Authorization"), Is.EqualTo(recorded.Header("Authorization")));
            Assert.That(JsonNode.Parse(sent.Body!), Is.EqualTo(Comparable(recorded.Body)).Using<JsonNode>(JsonNode.DeepEquals), sent.Body);
        }
    }

    [Test]
    public async Task Request_WithTimeLimit_TellsTheServerLikeTheRecordedOne()
    {
        var sent = await SendAsync(CaptureScenarios.Ours.Single(s => s.Capture == "45"));

        Assert.That(sent.Headers["X-Server-Timeout"], Is.EqualTo(Capture.Load("45").Header("X-Server-Timeout")));
    }

    [Test]
    public void Scenarios_CoverEveryCapture()
    {
        // The list and the description of a model (25) are GET requests; the latter is the probe's, and tested there.
        string[] covered = [.. CaptureScenarios.Ours.Select(s => s.Capture), .. CaptureScenarios.NotOurs.Keys, "25"];

        Assert.That(Capture.Names.Select(n => n[..2]), Is.EquivalentTo(covered.Distinct()));
    }

    // An empty generationConfig says nothing, safety settings have no order, and JSON Schema says what the other dialect says.
    private static JsonObject Comparable(JsonNode? recorded)
    {
        var body = recorded!.AsObject();
        if (body["generationConfig"] is JsonObject { Count: 0 })
        {
            body.Remove("generationConfig");
        }

        if (body["safetySettings"] is JsonArray { Count: > 1 } settings)
        {
            body["safetySettings"] = new JsonArray(
                [.. settings.Select(s => s!.DeepClone()).OrderBy(s => s["category"]!.GetValue<string>(), StringComparer.Ordinal)]);
        }

        foreach (var function in body["tools"]?[0]!["functionDeclarations"]!.AsArray() ?? [])
        {
            if (function!["parameters"] is { } parameters)
            {
                function.AsObject().Remove("parameters");
                function["parametersJsonSchema"] = JsonNode.Parse(
                    parameters.ToJsonString().Replace("OBJECT", "object").Replace("STRING", "string").Replace("INTEGER", "integer"));
            }
        }

        return body;
    }

    private static async Task<SentRequest> SendAsync(Scenario scenario)
    {
        await using var host = new GeminiHost([.. scenario.Settings, ("MaxRetries", "0")]);
        host.Serve(scenario.Capture, scenario.Exchange);
        try
        {
            _ = scenario.IsStream
                ? await host.Client.GetStreamingResponseAsync(scenario.Messages, scenario.Options).ToChatResponseAsync()
                : await host.Client.GetResponseAsync(scenario.Messages, scenario.Options);
        }
        catch (GeminiException)
        {
            // Some recorded responses are errors; here only the request counts.
        }

        return host.Network.Requests.Single();
    }
}
