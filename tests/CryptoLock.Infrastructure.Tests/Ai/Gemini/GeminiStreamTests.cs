using System.Net;
using System.Text;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiStreamTests
{
    private const string First = "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Once\"}]}}]}\r\n\r\n";

    private static readonly ChatMessage Question = new(ChatRole.User, "Hi");

    [Test]
    public async Task Stream_ThatFallsSilent_EndsAfterTheIdleTime()
    {
        await using var host = new GeminiHost(("IdleTimeout", "00:00:20"));
        host.Network.Serve(() => Stream(SilenceAsync, First));
        await using var updates = host.Client.GetStreamingResponseAsync(Question).GetAsyncEnumerator();
        await updates.MoveNextAsync();

        var next = updates.MoveNextAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.That(Assert.ThrowsAsync<GeminiException>(async () => await next).Failure, Is.EqualTo(GeminiFailure.Timeout));
    }

    [Test]
    public async Task Stream_ThatBreaks_IsInterrupted()
    {
        await using var host = new GeminiHost();
        host.Network.Serve(() => Stream(_ => throw new IOException("reset"), First));

        var exception = Assert.ThrowsAsync<GeminiException>(
            async () => await host.Client.GetStreamingResponseAsync(Question).ToListAsync());

        Assert.That(exception.Failure, Is.EqualTo(GeminiFailure.Interrupted));
    }

    [TestCase("", nameof(GeminiFailure.Interrupted))]
    [TestCase("data: {\"candidates\":\r\n\r\n", nameof(GeminiFailure.InvalidResponse))]
    [TestCase("[{\r\n \"error\": {\r\n \"code\": 429,\r\n \"status\": \"RESOURCE_EXHAUSTED\"}}]", nameof(GeminiFailure.RateLimited))]
    [TestCase("{\"error\"", nameof(GeminiFailure.Interrupted))]
    public async Task Stream_OfBadBody_FailsInKind(string body, string failure)
    {
        await using var host = new GeminiHost(("MaxRetries", "0"));
        host.Network.Serve(() => Stream(null, body));

        var exception = Assert.ThrowsAsync<GeminiException>(
            async () => await host.Client.GetStreamingResponseAsync(Question).ToListAsync());

        Assert.That(exception.Failure.ToString(), Is.EqualTo(failure));
    }

    [Test]
    public async Task Stream_WithBlockedPrompt_IsCompleteAndSaysSo()
    {
        await using var host = new GeminiHost();
        host.Network.Serve(() => Stream(null, "data: {\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}\n\n"));

        var response = await host.Client.GetStreamingResponseAsync(Question).ToChatResponseAsync();

        Assert.That(response.FinishReason, Is.EqualTo(ChatFinishReason.ContentFilter));
    }

    [Test]
    public async Task Stream_WithCommentsAndOtherFields_SkipsThem()
    {
        await using var host = new GeminiHost();
        host.Network.Serve(() => Stream(
            null, ": ping\n\nevent: x\n", First, "data:{\"candidates\":[{\"finishReason\":\n", "data: \"STOP\"}]}\n\n"));

        var response = await host.Client.GetStreamingResponseAsync(Question).ToChatResponseAsync();

        Assert.That((response.Text, response.FinishReason), Is.EqualTo(("Once", (ChatFinishReason?)ChatFinishReason.Stop)));
    }

    [Test]
    public async Task Stream_CancelledByTheCaller_IsCancelled()
    {
        await using var host = new GeminiHost();
        host.Network.Serve(() => Stream(SilenceAsync, First));
        using var caller = new CancellationTokenSource();
        await using var updates = host.Client.GetStreamingResponseAsync(Question, cancellationToken: caller.Token).GetAsyncEnumerator();
        await updates.MoveNextAsync();

        var next = updates.MoveNextAsync();
        await caller.CancelAsync();

        Assert.That(async () => await next, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Pipeline_WhenAModelRefusesTheStream_StreamsFromTheNext()
    {
        await using var host = new GeminiHost().Serve("13").Serve("08");

        var response = await host.Pipeline.GetStreamingResponseAsync(Question).ToChatResponseAsync();

        Assert.That(response.Text, Is.EqualTo("Once upon a time, em São Paulo."));
        Assert.That(host.Network.Request.Uri.AbsolutePath, Does.Contain("gemini-3.5-flash-lite"));
    }

    [Test]
    public async Task Pipeline_WhenTheStreamFailsLater_DoesNotBeginAgain()
    {
        await using var host = new GeminiHost().Serve("10").Serve("08");

        Assert.ThrowsAsync<GeminiException>(async () => await host.Pipeline.GetStreamingResponseAsync(Question).ToListAsync());

        Assert.That(host.Network.Requests, Has.Count.EqualTo(1));
    }

    private static HttpResponseMessage Stream(Func<CancellationToken, Task>? atEnd, params string[] pieces) => new(HttpStatusCode.OK)
    {
        Content = new StreamContent(new PiecewiseStream([.. pieces.Select(Encoding.UTF8.GetBytes)], atEnd)),
    };

    private static Task SilenceAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
}
