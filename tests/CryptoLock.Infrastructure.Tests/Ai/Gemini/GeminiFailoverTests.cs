using System.Net;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiFailoverTests
{
    private static readonly ChatMessage Question = new(ChatRole.User, "Hi");

    [TestCase(404, "NOT_FOUND")]
    [TestCase(429, "RESOURCE_EXHAUSTED")]
    [TestCase(500, "INTERNAL")]
    [TestCase(503, "UNAVAILABLE")]
    [TestCase(504, "DEADLINE_EXCEEDED")]
    public async Task GetResponse_WhenTheModelCannot_AsksTheNext(int code, string status)
    {
        await using var host = new GeminiHost(("MaxRetries", "0"));
        Refuse(host, code, status).Serve("20");

        var response = await host.Pipeline.GetResponseAsync(Question);

        Assert.That(response.ModelId, Is.EqualTo("gemini-3.5-flash-lite"));
        Assert.That(Models(host), Is.EqualTo("gemini-2.5-flash gemini-3.5-flash-lite"));
    }

    [TestCase(400, "INVALID_ARGUMENT")]
    [TestCase(403, "PERMISSION_DENIED")]
    public async Task GetResponse_WhenAnotherModelWouldNotHelp_Fails(int code, string status)
    {
        await using var host = new GeminiHost(("MaxRetries", "0"));
        Refuse(host, code, status);

        Assert.ThrowsAsync<GeminiException>(() => host.Pipeline.GetResponseAsync(Question));

        Assert.That(Models(host), Is.EqualTo("gemini-2.5-flash"));
    }

    [Test]
    public async Task GetResponse_WithSeveralFallbacks_AsksThemInOrder()
    {
        await using var host = new GeminiHost(("MaxRetries", "0"), ("FallbackModels:0", "b"), ("FallbackModels:1", "c"));
        Refuse(host, 503, "UNAVAILABLE");

        Assert.ThrowsAsync<GeminiException>(() => host.Pipeline.GetResponseAsync(Question));

        Assert.That(Models(host), Is.EqualTo("gemini-2.5-flash b c"));
    }

    [TestCase(503, 404, nameof(GeminiFailure.Overloaded))]
    [TestCase(404, 503, nameof(GeminiFailure.Overloaded))]
    [TestCase(404, 404, nameof(GeminiFailure.ModelNotFound))]
    [TestCase(404, 400, nameof(GeminiFailure.ModelNotFound))]
    public async Task GetResponse_WhenAllFail_TellsTheFailureWithMostHope(int first, int second, string failure)
    {
        await using var host = new GeminiHost(("MaxRetries", "0"));
        Refuse(Refuse(host, first, ""), second, "");

        var exception = Assert.ThrowsAsync<GeminiException>(() => host.Pipeline.GetResponseAsync(Question));

        Assert.That(exception.Failure.ToString(), Is.EqualTo(failure));
    }

    [Test]
    public async Task GetResponse_AfterAModelWasNotFound_LeavesItOutForAWhile()
    {
        await using var host = new GeminiHost(("ModelCooldown", "00:05:00"));
        Refuse(host, 404, "NOT_FOUND").Serve("20");
        await host.Pipeline.GetResponseAsync(Question);
        await host.Pipeline.GetResponseAsync(Question);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.Pipeline.GetResponseAsync(Question);

        Assert.That(
            Models(host), Is.EqualTo("gemini-2.5-flash gemini-3.5-flash-lite gemini-3.5-flash-lite gemini-2.5-flash"));
    }

    [Test]
    public async Task GetResponse_WithSettingsOfTheOldFamily_FitsThemToTheNext()
    {
        await using var host = new GeminiHost();
        Refuse(host, 404, "NOT_FOUND").Serve("20");

        await host.Pipeline.GetResponseAsync(
            Question, new() { Temperature = 0.3f, Reasoning = new() { Effort = ReasoningEffort.None } });

        Assert.That(host.Network.Requests[0].Body, Does.Contain("\"temperature\":0.3").And.Contain("\"thinkingBudget\":0"));
        Assert.That(host.Network.Requests[1].Body, Does.Not.Contain("temperature").And.Contain("\"thinkingLevel\":\"MINIMAL\""));
    }

    [Test]
    public async Task GetResponse_WhenAnotherModelAnswers_SaysSoOnceInTheLog()
    {
        await using var host = new GeminiHost().Serve("20");

        await host.Pipeline.GetResponseAsync(Question);
        await host.Pipeline.GetResponseAsync(Question);

        const string Line = "Model gemini-2.5-flash was asked, and gemini-3.5-flash-lite answered";
        Assert.That(host.Logs.All.Count(l => l.Contains(Line)), Is.EqualTo(1));
    }

    [Test]
    public async Task GetResponse_WhenGoogleAnnouncesTheEnd_WarnsOnce()
    {
        await using var host = new GeminiHost();
        host.Network.Serve(HttpStatusCode.OK,
            """
            {"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP"}],
            "modelStatus":{"retirementTime":"2026-12-01T00:00:00Z"}}
            """);

        await host.Pipeline.GetResponseAsync(Question);
        await host.Pipeline.GetResponseAsync(Question);

        Assert.That(host.Logs.Warnings.Single(), Does.Contain("gemini-2.5-flash").And.Contain("2026-12-01").And.Contain("Gemini:Model"));
    }

    private static GeminiHost Refuse(GeminiHost host, int code, string status)
    {
        host.Network.Serve((HttpStatusCode)code, $$$"""{"error":{"code":{{{code}}},"status":"{{{status}}}"}}""");
        return host;
    }

    private static string Models(GeminiHost host) =>
        string.Join(' ', host.Network.Requests.Select(r => r.Uri.Segments[^1].Split(':')[0]));
}
