using System.Net;
using System.Net.Sockets;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiRetryTests
{
    private const string DailyQuota =
        """
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerDayPerProject-FreeTier"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"2s"}
        """;

    private const string HelpOnly =
        """{"@type":"type.googleapis.com/google.rpc.Help","links":[{"url":"https://ai.google.dev"}]}""";

    private static readonly ChatMessage Question = new(ChatRole.User, "Hi");

    private static string Error(int code, string status, string details = "") =>
        $$$"""{"error":{"code":{{{code}}},"message":"m","status":"{{{status}}}","details":[{{{details}}}]}}""";

    private static string Wait(string delay) => $$"""{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{{delay}}"}""";

    [Test]
    public async Task GetResponse_WhenAskedToWait_WaitsAtLeastThatLongAndAnswers()
    {
        await using var host = new GeminiHost().Serve("41", 0).Serve("41", 1).Serve("41", 2);

        var response = await host.Client.GetResponseAsync(Question);

        Assert.That(response.Text, Is.EqualTo("ok"));
        Assert.That(host.Clock.Waits, Has.Count.EqualTo(2).And.All.InRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.2)));
    }

    [Test]
    public async Task GetResponse_AtEachAttempt_SendsTheSameBody()
    {
        await using var host = new GeminiHost().Serve("41", 0).Serve("41", 1).Serve("41", 2);

        await host.Client.GetResponseAsync(Question);

        Assert.That(host.Network.Requests.Select(r => r.Body).Distinct().Single(), Does.Contain("Hi"));
        Assert.That(host.Network.Requests.Select(r => r.Headers["Content-Length"]).Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase("1.5s", 1.5)]
    [TestCase("9s", 9)]
    public async Task GetResponse_WhenAskedToWaitAFraction_ReadsIt(string delay, double seconds)
    {
        await using var host = new GeminiHost();
        host.Network.Serve(HttpStatusCode.TooManyRequests, Error(429, "RESOURCE_EXHAUSTED", Wait(delay)));
        host.Serve("02");

        await host.Client.GetResponseAsync(Question);

        Assert.That(host.Clock.Waits.Single().TotalSeconds, Is.InRange(seconds, seconds * 1.1));
    }

    [Test]
    public async Task GetResponse_WhenAHeaderAsksToWait_HonoursIt()
    {
        await using var host = new GeminiHost();
        host.Network.Serve(() =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            response.Headers.RetryAfter = new(host.Clock.GetUtcNow().AddSeconds(3));
            return response;
        });
        host.Serve("02");

        await host.Client.GetResponseAsync(Question);

        Assert.That(host.Clock.Waits.Single().TotalSeconds, Is.InRange(3, 3.3));
    }

    [Test]
    public async Task GetResponse_WhenTheWaitIsTooLong_FailsAtOnceAndTellsIt()
    {
        await using var host = new GeminiHost(("MaxRetryDelay", "00:00:10"));
        host.Network.Serve(HttpStatusCode.TooManyRequests, Error(429, "RESOURCE_EXHAUSTED", Wait("34.07s")));

        var exception = Assert.ThrowsAsync<GeminiException>(() => host.Client.GetResponseAsync(Question));

        Assert.That(exception.RetryDelay, Is.EqualTo(TimeSpan.FromSeconds(34.07)));
        Assert.That(host.Network.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(500, "INTERNAL", 3)]
    [TestCase(502, "", 3)]
    [TestCase(503, "UNAVAILABLE", 3)]
    [TestCase(429, "RESOURCE_EXHAUSTED", 3)]
    [TestCase(504, "DEADLINE_EXCEEDED", 2)]
    [TestCase(400, "INVALID_ARGUMENT", 1)]
    [TestCase(400, "FAILED_PRECONDITION", 1)]
    [TestCase(401, "UNAUTHENTICATED", 1)]
    [TestCase(403, "PERMISSION_DENIED", 1)]
    [TestCase(404, "NOT_FOUND", 1)]
    [TestCase(408, "", 1)]
    [TestCase(413, "", 1)]
    [TestCase(499, "CANCELLED", 1)]
    public async Task GetResponse_OfError_IsTriedAsOftenAsItMayHelp(int code, string status, int attempts)
    {
        await using var host = new GeminiHost();
        host.Network.Serve((HttpStatusCode)code, Error(code, status));

        Assert.ThrowsAsync<GeminiException>(() => host.Client.GetResponseAsync(Question));

        Assert.That(host.Network.Requests, Has.Count.EqualTo(attempts));
    }

    [TestCase(DailyQuota)]
    [TestCase(HelpOnly)]
    public async Task GetResponse_WhenTheDaysQuotaIsUsedUp_IsNotRepeated(string details)
    {
        await using var host = new GeminiHost();
        host.Network.Serve(HttpStatusCode.TooManyRequests,
            Error(429, "RESOURCE_EXHAUSTED", details).Replace("\"m\"", "\"Check your plan and billing details.\""));

        var exception = Assert.ThrowsAsync<GeminiException>(() => host.Client.GetResponseAsync(Question));

        Assert.That((exception.Failure, host.Network.Requests.Count), Is.EqualTo((GeminiFailure.QuotaExhausted, 1)));
    }

    private static Exception[] ConnectionFailures => [new HttpRequestException("refused", new SocketException()), new SocketException()];

    [TestCaseSource(nameof(ConnectionFailures))]
    public async Task GetResponse_WhenTheConnectionFails_IsRepeated(Exception failure)
    {
        await using var host = new GeminiHost();
        host.Network.Fail(failure);
        host.Serve("02");

        var response = await host.Client.GetResponseAsync(Question);

        Assert.That(response.Text, Is.EqualTo("Hi"));
    }

    [TestCaseSource(nameof(ConnectionFailures))]
    public async Task GetResponse_WhenNothingConnects_IsUnreachable(Exception failure)
    {
        await using var host = new GeminiHost();
        host.Network.Fail(failure);

        var exception = Assert.ThrowsAsync<GeminiException>(() => host.Client.GetResponseAsync(Question));

        Assert.That((exception.Failure, host.Network.Requests.Count), Is.EqualTo((GeminiFailure.Unreachable, 3)));
    }

    [Test]
    public async Task GetResponse_WithoutRetries_IsAskedOnce()
    {
        await using var host = new GeminiHost(("MaxRetries", "0")).Serve("42");

        Assert.ThrowsAsync<GeminiException>(() => host.Client.GetResponseAsync(Question));

        Assert.That(host.Network.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task GetResponse_WhenNoAttemptAnswersInTime_IsATimeout()
    {
        await using var host = new GeminiHost(("MaxRetries", "0"), ("AttemptTimeout", "00:00:20"));
        host.Network.Hang();

        var response = host.Client.GetResponseAsync(Question);
        host.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.That(Assert.ThrowsAsync<GeminiException>(() => response).Failure, Is.EqualTo(GeminiFailure.Timeout));
    }

    [Test]
    public async Task GetResponse_WhenTheBodyTrickles_IsBoundByTheAttempt()
    {
        await using var host = new GeminiHost(("MaxRetries", "0"), ("AttemptTimeout", "00:00:20"));
        host.Network.Serve(() => new(HttpStatusCode.OK)
        {
            Content = new StreamContent(new PiecewiseStream(["{"u8.ToArray()], SilenceAsync)),
        });

        var response = host.Client.GetResponseAsync(Question);
        host.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.That(Assert.ThrowsAsync<GeminiException>(() => response).Failure, Is.EqualTo(GeminiFailure.Timeout));
    }

    [Test]
    public async Task GetResponse_WhenTheCallerCancels_IsCancelled()
    {
        await using var host = new GeminiHost();
        host.Network.Hang();
        using var caller = new CancellationTokenSource();

        var response = host.Client.GetResponseAsync(Question, cancellationToken: caller.Token);
        await caller.CancelAsync();

        Assert.That(async () => await response, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task GetResponse_AfterManyFailures_IsNotSentUntilTheBreakEnds()
    {
        await using var host = new GeminiHost(("MaxRetries", "0"));
        host.Network.Serve(HttpStatusCode.ServiceUnavailable, Error(503, "UNAVAILABLE"));
        for (var i = 0; i < 20; i++)
        {
            Assert.ThrowsAsync<GeminiException>(() => host.Client.GetResponseAsync(Question));
        }

        var exception = Assert.ThrowsAsync<GeminiException>(() => host.Client.GetResponseAsync(Question));

        Assert.That((exception.Failure, host.Network.Requests.Count), Is.EqualTo((GeminiFailure.Overloaded, 20)));
        Assert.That(exception.RetryDelay, Is.EqualTo(TimeSpan.FromSeconds(15)));
    }

    private static Task SilenceAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
}
