using System.Net;
using CryptoLock.Application.Common;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

/// <summary>The responder with the whole pipeline under it, down to the network.</summary>
[TestFixture]
internal sealed class GeminiResponderTests
{
    [TestCase(400, "INVALID_ARGUMENT", "", "ai.invalid_request", ErrorKind.Permanent)]
    [TestCase(400, "INVALID_ARGUMENT", "API_KEY_INVALID", "ai.unauthorized", ErrorKind.Authentication)]
    [TestCase(400, "FAILED_PRECONDITION", "", "ai.not_offered", ErrorKind.Configuration)]
    [TestCase(401, "UNAUTHENTICATED", "", "ai.unauthorized", ErrorKind.Authentication)]
    [TestCase(403, "PERMISSION_DENIED", "SERVICE_DISABLED", "ai.unauthorized", ErrorKind.Authentication)]
    [TestCase(404, "NOT_FOUND", "", "ai.model_not_found", ErrorKind.Configuration)]
    [TestCase(413, "", "", "ai.invalid_request", ErrorKind.Permanent)]
    [TestCase(429, "RESOURCE_EXHAUSTED", "", "ai.rate_limited", ErrorKind.RateLimited)]
    [TestCase(500, "INTERNAL", "", "ai.server_error", ErrorKind.Transient)]
    [TestCase(503, "UNAVAILABLE", "", "ai.overloaded", ErrorKind.Transient)]
    [TestCase(504, "DEADLINE_EXCEEDED", "", "ai.timeout", ErrorKind.Transient)]
    public async Task Respond_OfError_IsItsCodeAndKind(int status, string name, string reason, string code, ErrorKind kind)
    {
        await using var host = new GeminiHost();
        host.Network.Serve((HttpStatusCode)status,
            $$$"""{"error":{"code":{{{status}}},"status":"{{{name}}}","details":[{"reason":"{{{reason}}}"}]}}""");

        var result = await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);

        Assert.That(
            (result.Error?.Code, result.Error?.Kind, result.Error?.ProviderCode), Is.EqualTo((code, (ErrorKind?)kind, (int?)status)));
    }

    [TestCase("50", "ai.blocked", 1)]
    [TestCase("52", "ai.blocked", 1)]
    [TestCase("51", "ai.truncated", 2)]
    [TestCase("53", "ai.empty", 2)]
    [TestCase("54", "ai.malformed", 2)]
    [TestCase("55", "ai.empty", 2)]
    public async Task Respond_OfAnswerWithoutUse_IsAPermanentErrorAfterAtMostTwoCalls(string capture, string code, int calls)
    {
        await using var host = new GeminiHost().Serve(capture);

        var result = await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);

        Assert.That((result.Error?.Code, result.Error?.Kind), Is.EqualTo((code, (ErrorKind?)ErrorKind.Permanent)));
        Assert.That(host.Network.Requests, Has.Count.EqualTo(calls));
    }

    [Test]
    public async Task Respond_WhenAskedToWaitLong_TellsTheWait()
    {
        await using var host = new GeminiHost();
        host.Network.Serve(HttpStatusCode.TooManyRequests,
            """{"error":{"code":429,"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34s"}]}}""");

        var result = await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);

        Assert.That(result.Error?.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(34)));
    }

    [Test]
    public async Task Respond_WhenTheDaysQuotaIsUsedUp_SaysSo()
    {
        await using var host = new GeminiHost();
        host.Network.Serve(HttpStatusCode.TooManyRequests,
            """{"error":{"code":429,"details":[{"violations":[{"quotaId":"GenerateRequestsPerDayPerProject"}]}]}}""");

        var result = await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);

        Assert.That((result.Error?.Code, result.Error?.Kind), Is.EqualTo(("ai.quota_exhausted", (ErrorKind?)ErrorKind.Configuration)));
    }

    [TestCase("<html>captive portal</html>")]
    [TestCase("""{"candidates":[{"content":"no object"}]}""")]
    [TestCase("")]
    public async Task Respond_OfAnswerInAnotherFormat_IsTransient(string body)
    {
        await using var host = new GeminiHost();
        host.Network.Serve(HttpStatusCode.OK, body);

        var result = await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);

        Assert.That((result.Error?.Code, result.Error?.Kind), Is.EqualTo(("ai.invalid_response", (ErrorKind?)ErrorKind.Transient)));
    }

    [Test]
    public async Task Respond_OfCachedAnswer_PricesIt()
    {
        await using var host = new GeminiHost().Serve("24", 1);

        var result = await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);

        // 10 x 0.30 + 5000 x 0.03 + 7 x 2.50 dollars for a million.
        Assert.That(
            (result.Value.Text, result.Value.Origin.Responder, result.Value.Origin.CostUsd, result.Value.Origin.CachedTokens),
            Is.EqualTo(("From cache", "gemini", (decimal?)0.0001705m, (long?)5000)));
    }

    [Test]
    public async Task Respond_ByFallback_NamesBothModels()
    {
        await using var host = new GeminiHost().Serve("13").Serve("20");

        var result = await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);

        Assert.That(
            (result.Value.Origin.ModelAsked, result.Value.Origin.ModelUsed, result.Value.Origin.FinishReason),
            Is.EqualTo(("gemini-2.5-flash", "gemini-3.5-flash-lite", "stop")));
    }

    [Test]
    public async Task Respond_ToAnotherTurn_SendsTheSameBeginning()
    {
        await using var host = new GeminiHost().Serve("02");
        await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi")), default);
        await host.Responder.RespondAsync(Requests.Of(Requests.Customer("Oi"), Requests.Company("Olá"), Requests.Customer("E?")), default);

        var bodies = host.Network.Requests.Select(r => System.Text.Json.Nodes.JsonNode.Parse(r.Body!)!).ToArray();
        Assert.That(bodies[1]["systemInstruction"]!.ToJsonString(), Is.EqualTo(bodies[0]["systemInstruction"]!.ToJsonString()));
        Assert.That(bodies[1]["contents"]![0]!["parts"]![0]!["text"]!.ToString(), Is.EqualTo("Oi"));
    }
}
