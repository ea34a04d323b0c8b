using CryptoLock.Infrastructure.Ai;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace CryptoLock.Infrastructure.Tests.Ai;

[TestFixture]
internal sealed class SemanticRetryChatClientTests
{
    private static readonly ChatMessage Question = new(ChatRole.User, "Hi");

    private ScriptedChatClient _inner = null!;
    private SemanticRetryChatClient _client = null!;

    [SetUp]
    public void SetUp()
    {
        _inner = new();
        _client = new(_inner, NullLogger<SemanticRetryChatClient>.Instance);
    }

    [TearDown]
    public void TearDown() => _client.Dispose();

    [TestCase("ok", "stop", 1)]
    [TestCase("ok", "something_new", 1)]
    [TestCase("half an", "length", 1)]
    [TestCase("", "content_filter", 1)]
    [TestCase("", "stop", 2)]
    [TestCase("", null, 2)]
    [TestCase("", "length", 2)]
    [TestCase("", "malformed_function_call", 2)]
    [TestCase("", "other", 2)]
    [TestCase("half an", "other", 2)]
    public async Task GetResponse_OfAnswer_IsAskedTwiceOnlyIfThatMayHelp(string text, string? reason, int calls)
    {
        _inner.Answer(text, reason);

        await _client.GetResponseAsync(Question);

        Assert.That(_inner.Calls, Has.Count.EqualTo(calls));
    }

    [Test]
    public async Task GetResponse_AfterRecitation_IsAskedAgain()
    {
        _inner.Answer(new ErrorContent("blocked") { ErrorCode = "RECITATION" }, "content_filter").Answer("ok", "stop");

        var response = await _client.GetResponseAsync(Question);

        Assert.That(response.Text, Is.EqualTo("ok"));
    }

    [Test]
    public async Task GetResponse_OfCutJson_IsAskedAgain()
    {
        _inner.Answer("""{"reply":"a""", "length");

        await _client.GetResponseAsync(Question, new() { ResponseFormat = ChatResponseFormat.Json });

        Assert.That(_inner.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task GetResponse_AskedTwice_CountsTheTokensOfBoth()
    {
        _inner.Answer("", "stop", 10, 1).Answer("ok", "stop", 10, 5);

        var response = await _client.GetResponseAsync(Question);

        Assert.That((response.Usage!.InputTokenCount, response.Usage.OutputTokenCount), Is.EqualTo((20, 6)));
    }

    [Test]
    public async Task GetResponse_WhenThinkingAteTheBudget_AsksWithoutThinkingAndWithMoreRoom()
    {
        _inner.Answer("", "length").Answer("ok", "stop");
        var options = new ChatOptions { MaxOutputTokens = 300, AdditionalProperties = new() { [ChatOptionKeys.ThinkingBudget] = 200 } };

        await _client.GetResponseAsync(Question, options);

        var second = _inner.Calls[1].Options!;
        Assert.That((second.Reasoning?.Effort, second.MaxOutputTokens), Is.EqualTo(((ReasoningEffort?)ReasoningEffort.None, (int?)600)));
        Assert.That(second.AdditionalProperties, Does.Not.ContainKey(ChatOptionKeys.ThinkingBudget));
        Assert.That(options.AdditionalProperties, Does.ContainKey(ChatOptionKeys.ThinkingBudget));
    }

    [Test]
    public async Task GetResponse_AfterMalformedCall_AsksWithoutFunctions()
    {
        _inner.Answer("", "malformed_function_call").Answer("ok", "stop");

        await _client.GetResponseAsync(Question, new() { Tools = [AIFunctionFactory.Create(() => 1, "one")] });

        Assert.That(_inner.Calls[1].Options!.ToolMode, Is.EqualTo(ChatToolMode.None));
    }

    [Test]
    public async Task GetResponse_AskedTwice_AsksALittleDifferently()
    {
        _inner.Answer("", "stop").Answer("ok", "stop");

        await _client.GetResponseAsync(Question, new() { Seed = 7 });

        Assert.That(_inner.Calls[1].Options!.Seed, Is.EqualTo(8));
    }

    [Test]
    public async Task GetResponse_AskedTwice_LeavesOutSignaturesOfTextsButNotOfCalls()
    {
        _inner.Answer("", "stop").Answer("ok", "stop");
        var text = new ChatMessage(ChatRole.Assistant, [new TextContent("a"), Signature("s1")]);
        var call = new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "f"), Signature("s2")]);

        await _client.GetResponseAsync([Question, text, call]);

        var signatures = _inner.Calls[1].Messages.SelectMany(m => m.Contents).OfType<TextReasoningContent>().Select(s => s.ProtectedData);
        Assert.That(string.Join(' ', signatures), Is.EqualTo("s2"));
        Assert.That(text.Contents, Has.Count.EqualTo(2));
    }

    private static TextReasoningContent Signature(string signature) => new("") { ProtectedData = signature };
}
