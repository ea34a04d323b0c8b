using CryptoLock.Infrastructure.Ai;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiResponseCaptureTests
{
    private static readonly DateTimeOffset Created = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ChatMessage Question = new(ChatRole.User, "Hi");

    [TestCase("01", 0, "Sim, entregamos em Lisboa.", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("02", 0, "Hi", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("03", 0, "A red pixel.", "stop", "stop", 265, 0, 7, 0)]
    [TestCase("04", 0, "Transcrição: bom dia.", "stop", "stop", 70, 0, 7, 0)]
    [TestCase("05", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("06", 0, "It is an empty page.", "stop", "stop", 264, 0, 7, 0)]
    [TestCase("07", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("14", 0, "", "stop", "stop", 60, 0, 42, 30)]
    [TestCase("14", 1, "São 20 EUR.", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("15", 0, "", "stop", "stop", 60, 0, 42, 30)]
    [TestCase("16", 0, """{"language":"pt","reply":"Olá!","handoff":false,"lead":null}""", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("17", 0, """{"language":"en","reply":"Hi","handoff":false}""", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("18", 0, "4", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("19", 0, "The answer is 4.", "stop", "stop", 5, 0, 39, 33)]
    [TestCase("20", 0, "4", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("21", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("24", 1, "From cache", "stop", "stop", 5010, 5000, 7, 0)]
    [TestCase("30", 0, "Olá", "stop", "stop", 9, 0, 2, 0)]
    [TestCase("32", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("33", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("34", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("35", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("38", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("39", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("41", 2, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("42", 1, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("45", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("50", 0, "", "content_filter", "prohibited_content", 9, 0, 0, 0)]
    [TestCase("51", 0, "", "length", "max_tokens", 9, 0, 100, 100)]
    [TestCase("52", 0, "", "content_filter", "safety", 9, 0, 0, 0)]
    [TestCase("53", 0, "", "stop", "stop", 9, 0, 0, 0)]
    [TestCase("54", 0, "", "malformed_function_call", "malformed_function_call", 9, 0, 0, 0)]
    [TestCase("55", 0, "", null, null, null, null, null, null)]
    [TestCase("56", 0, "ok", "something_new", "something_new", 42, 0, 7, 0)]
    [TestCase("60", 0, "", "stop", "stop", 1, 0, 0, 0)]
    [TestCase("60", 1, "Second answer", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("60", 2, "Third answer", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("61", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("63", 0, "ok", "stop", "stop", 42, 0, 7, 0)]
    [TestCase("64", 0, "done", "stop", "stop", 42, 0, 7, 0)]
    public async Task GetResponse_OfRecordedAnswer_ReadsIt(
        string capture, int exchange, string text, string? reason, string? googleReason,
        long? input, long? cached, long? output, long? thoughts)
    {
        await using var host = new GeminiHost().Serve(capture, exchange);

        var response = await host.Client.GetResponseAsync(Question);

        AssertRead(response, text, reason, googleReason, input, cached, output, thoughts);
    }

    [TestCase("08", "Once upon a time, em São Paulo.", 5, 9, 0)]
    [TestCase("09", "Answer", 5, 21, 20)]
    [TestCase("31", "Olá", 5, 2, 0)]
    [TestCase("65", "", 60, 12, 0)]
    public async Task GetStreamingResponse_OfRecordedStream_ReadsItAndCountsOnce(
        string capture, string text, long input, long output, long thoughts)
    {
        await using var host = new GeminiHost().Serve(capture);

        var updates = await host.Client.GetStreamingResponseAsync(Question).ToListAsync();

        Assert.That(updates.SelectMany(u => u.Contents).OfType<UsageContent>().Count(), Is.EqualTo(1));
        AssertRead(updates.ToChatResponse(), text, "stop", "stop", input, 0, output, thoughts);
    }

    [TestCase("10", nameof(GeminiFailure.Overloaded))]
    [TestCase("11", nameof(GeminiFailure.Overloaded))]
    [TestCase("12", nameof(GeminiFailure.Interrupted))]
    [TestCase("13", nameof(GeminiFailure.ModelNotFound))]
    public async Task GetStreamingResponse_OfRecordedFailure_ThrowsAfterWhatCame(string capture, string failure)
    {
        await using var host = new GeminiHost(("MaxRetries", "0")).Serve(capture);

        var exception = Assert.ThrowsAsync<GeminiException>(
            async () => await host.Client.GetStreamingResponseAsync(Question).ToListAsync());

        Assert.That(exception.Failure.ToString(), Is.EqualTo(failure));
    }

    [TestCase("13", nameof(GeminiFailure.ModelNotFound), 404, "NOT_FOUND")]
    [TestCase("40", nameof(GeminiFailure.RateLimited), 429, "RESOURCE_EXHAUSTED")]
    [TestCase("41", nameof(GeminiFailure.RateLimited), 429, "RESOURCE_EXHAUSTED")]
    [TestCase("42", nameof(GeminiFailure.Overloaded), 503, "UNAVAILABLE")]
    [TestCase("43", nameof(GeminiFailure.Authentication), 400, "INVALID_ARGUMENT")]
    [TestCase("44", nameof(GeminiFailure.ServerError), 502, null)]
    public async Task GetResponse_OfRecordedError_ThrowsItsKind(string capture, string failure, int code, string? status)
    {
        await using var host = new GeminiHost(("MaxRetries", "0")).Serve(capture);

        var exception = Assert.ThrowsAsync<GeminiException>(() => host.Client.GetResponseAsync(Question));

        Assert.That(
            (exception.Failure.ToString(), (int?)exception.StatusCode, exception.Status), Is.EqualTo((failure, (int?)code, status)));
    }

    [Test]
    public async Task GetResponse_OfRateLimit_TellsTheWaitAndTheQuota()
    {
        await using var host = new GeminiHost(("MaxRetries", "0")).Serve("40");

        var exception = Assert.ThrowsAsync<GeminiException>(() => host.Client.GetResponseAsync(Question));

        Assert.That(exception.RetryDelay, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(exception.QuotaIds.Single(), Is.EqualTo("GenerateRequestsPerMinutePerProjectPerModel-FreeTier"));
    }

    [Test]
    public async Task GetResponse_WithThought_KeepsItApartAndItsSignatureForReplay()
    {
        await using var host = new GeminiHost().Serve("19");

        var response = await host.Client.GetResponseAsync(Question);

        var thoughts = response.Messages[0].Contents.OfType<TextReasoningContent>().Select(t => $"{t.Text}:{t.ProtectedData}");
        Assert.That(string.Join('|', thoughts), Is.EqualTo("**Adding numbers**:|:RkFLRS1TSUdOQVRVUkU="));
    }

    [Test]
    public async Task GetResponse_WithFunctionCall_ReadsIdNameAndArguments()
    {
        await using var host = new GeminiHost().Serve("14");

        var response = await host.Client.GetResponseAsync(Question);

        var call = response.Messages[0].Contents.OfType<FunctionCallContent>().Single();
        Assert.That((call.CallId, call.Name), Is.EqualTo(("call_0001", "get_price")));
        Assert.That(string.Join('|', call.Arguments!.Select(a => $"{a.Key}={a.Value}")), Is.EqualTo("sku=A-1|qty=2"));
    }

    [TestCase("50", "PROHIBITED_CONTENT")]
    [TestCase("52", "SAFETY")]
    public async Task GetResponse_WhenBlocked_NamesTheReason(string capture, string code)
    {
        await using var host = new GeminiHost().Serve(capture);

        var response = await host.Client.GetResponseAsync(Question);

        Assert.That(response.Messages[0].Contents.OfType<ErrorContent>().Single().ErrorCode, Is.EqualTo(code));
    }

    [Test]
    public async Task GetResponse_WithIdentity_KeepsIt()
    {
        await using var host = new GeminiHost(("Vertex:ProjectId", "p")).Serve("30");

        var response = await host.Client.GetResponseAsync(Question);

        Assert.That(
            (response.ResponseId, response.Messages[0].MessageId, response.ModelId, response.CreatedAt),
            Is.EqualTo(("FAKE-RESPONSE-ID", "FAKE-RESPONSE-ID", "gemini-2.5-flash", (DateTimeOffset?)Created)));
    }

    [Test]
    public async Task GetResponse_WithAudio_CountsItApart()
    {
        await using var host = new GeminiHost().Serve("04");

        var response = await host.Client.GetResponseAsync(Question);

        Assert.That(response.Usage!.AdditionalCounts![GeminiUsage.AudioInput], Is.EqualTo(64));
    }

    private static void AssertRead(
        ChatResponse response, string text, string? reason, string? googleReason, long? input, long? cached, long? output, long? thoughts)
    {
        // What is joined from a stream keeps them with the message.
        var properties = response.AdditionalProperties ?? response.Messages[0].AdditionalProperties;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Text, Is.EqualTo(text));
            Assert.That(response.FinishReason?.Value, Is.EqualTo(reason));
            Assert.That(properties?[ChatOptionKeys.FinishReason], Is.EqualTo(googleReason));
            Assert.That(response.Usage?.InputTokenCount, Is.EqualTo(input));
            Assert.That(response.Usage?.CachedInputTokenCount, Is.EqualTo(cached));
            Assert.That(response.Usage?.OutputTokenCount, Is.EqualTo(output));
            Assert.That(response.Usage?.ReasoningTokenCount, Is.EqualTo(thoughts));
        }
    }
}
