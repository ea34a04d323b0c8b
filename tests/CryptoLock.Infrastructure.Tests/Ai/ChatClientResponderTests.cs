using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Ai;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Infrastructure.Tests.Ai;

[TestFixture]
internal sealed class ChatClientResponderTests
{
    private readonly FakeTimeProvider _clock = new();
    private ScriptedChatClient _client = null!;

    [SetUp]
    public void SetUp() => _client = new();

    [TearDown]
    public void TearDown() => _client.Dispose();

    [Test]
    public async Task Respond_WithAnswer_TellsHowItWasMade()
    {
        _client.Answer(" Olá! ", "stop", 100, 20);

        var result = await RespondAsync();

        Assert.That(result.Value.Text, Is.EqualTo("Olá!"));
        Assert.That(result.Value.Origin, Is.EqualTo(new Domain.Delivery.ReplyOrigin("fake", "atendente", "0a1b")
        {
            ModelAsked = "model-asked",
            ModelUsed = "model-used",
            InputTokens = 100,
            CachedTokens = 50,
            OutputTokens = 20,
            CostUsd = 0.012m,
            FinishReason = "google_stop",
            ToolsCalled = result.Value.Origin.ToolsCalled,
        }));
    }

    [TestCase("", "stop", "ai.empty")]
    [TestCase(" \n", "stop", "ai.empty")]
    [TestCase("", null, "ai.empty")]
    [TestCase("", "length", "ai.truncated")]
    [TestCase("only the beginning of", "length", "ai.truncated")]
    [TestCase("", "content_filter", "ai.blocked")]
    [TestCase("partly written. But", "content_filter", "ai.blocked")]
    [TestCase("", "malformed_function_call", "ai.malformed")]
    public async Task Respond_WithoutUsableAnswer_IsAPermanentError(string text, string? reason, string code)
    {
        _client.Answer(text, reason);

        var result = await RespondAsync();

        Assert.That((result.Error?.Code, result.Error?.Kind), Is.EqualTo((code, (ErrorKind?)ErrorKind.Permanent)));
    }

    [Test]
    public async Task Respond_WithAnswerAtTheLimit_KeepsItsWholeSentences()
    {
        _client.Answer("It costs nothing. Really nothing. And it al", "length");

        var result = await RespondAsync();

        Assert.That(
            (result.Value.Text, result.Value.Origin.FinishReason), Is.EqualTo(("It costs nothing. Really nothing.", "google_length")));
    }

    [Test]
    public async Task Respond_WithFailureOfTheProvider_IsItsError()
    {
        _client.Fail(new FakeProviderException());

        var result = await RespondAsync();

        Assert.That(result.Error, Is.EqualTo(FakeProvider.Busy));
    }

    [Test]
    public async Task Respond_WithForeignFailure_IsTransientAndKeepsItsWordsFromTheError()
    {
        _client.Fail(new FormatException("SECRET WORDS"));

        var result = await RespondAsync();

        Assert.That((result.Error?.Code, result.Error?.Kind), Is.EqualTo(("ai.failed", (ErrorKind?)ErrorKind.Transient)));
        Assert.That(result.Error?.Message, Does.Not.Contain("SECRET"));
    }

    [Test]
    public async Task Respond_WithForeignTimeout_IsATimeout()
    {
        _client.Fail(new TaskCanceledException());

        var result = await RespondAsync();

        Assert.That((result.Error?.Code, result.Error?.Kind), Is.EqualTo(("ai.timeout", (ErrorKind?)ErrorKind.Transient)));
    }

    [Test]
    public async Task Respond_CancelledByTheCaller_IsCancelledWhateverTheCallEndsWith()
    {
        _client.Fail(new FakeProviderException());
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();

        Assert.That(async () => await RespondAsync(caller.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private Task<Result<Application.Ports.AiAnswer>> RespondAsync(CancellationToken cancellationToken = default) =>
        new ChatClientResponder(_client, new FakeProvider(), _clock, NullLogger<ChatClientResponder>.Instance)
            .RespondAsync(Requests.Of(Requests.Customer("Oi")), cancellationToken);

    private sealed class FakeProviderException : Exception;

    private sealed class FakeProvider : IChatProvider
    {
        public static readonly Error Busy = new("ai.rate_limited", ErrorKind.RateLimited, "Busy.") { RetryAfter = TimeSpan.FromSeconds(7) };

        public string Name => "fake";

        public string Model => "model-asked";

        public decimal? CostOf(string? model, UsageDetails? usage) => (usage!.InputTokenCount + usage.OutputTokenCount) / 10_000m;

        public Error? Explain(Exception exception) => exception is FakeProviderException ? Busy : null;
    }
}
