using System.Text.Json;
using CryptoLock.Emulators.Gemini;

namespace CryptoLock.Emulators.Tests.Gemini;

[TestFixture]
internal sealed class GeminiFaultTests
{
    private const string Question = """{"contents":[{"role":"user","parts":[{"text":"oi"}]}]}""";
    private GeminiEmulator _gemini = null!;
    private GeminiApiClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _gemini = await GeminiEmulator.StartAsync();
        _client = new(_gemini);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _gemini.DisposeAsync();
    }

    [TestCase("rate-limited=34s", 429, "RESOURCE_EXHAUSTED", "\"retryDelay\":\"34s\"")]
    [TestCase("rate-limited=1500ms", 429, "RESOURCE_EXHAUSTED", "\"retryDelay\":\"1.5s\"")]
    [TestCase("rate-limited", 429, "RESOURCE_EXHAUSTED", "PerMinute")]
    [TestCase("daily-quota", 429, "RESOURCE_EXHAUSTED", "PerDay")]
    [TestCase("server-error", 500, "INTERNAL", "internal")]
    [TestCase("unavailable", 503, "UNAVAILABLE", "overloaded")]
    [TestCase("deadline-exceeded", 504, "DEADLINE_EXCEEDED", "Deadline")]
    [TestCase("model-gone", 404, "NOT_FOUND", "not found")]
    [TestCase("invalid-key", 400, "INVALID_ARGUMENT", "API_KEY_INVALID")]
    [TestCase("stream-error", 503, "UNAVAILABLE", "overloaded")]
    public async Task Error_IsGooglesInBothModes(string fault, int code, string status, string content)
    {
        _gemini.Arm([fault], seed: 0);

        using var response = await _client.PostAsync(GeminiApiClient.Generate, Question);
        var body = await response.Content.ReadAsStringAsync();

        Assert.That((int)response.StatusCode, Is.EqualTo(code));
        Assert.That(body, Does.Contain($"\"code\":{code}").And.Contain($"\"status\":\"{status}\"").And.Contain(content));
        Assert.That(_gemini.Journal.ToArray()[0].Status, Is.EqualTo(code));
    }

    [TestCase("rate-limited")]
    [TestCase("daily-quota")]
    public async Task RateLimited_WithoutADelay_HasNoRetryInfo(string fault)
    {
        _gemini.Arm([fault], seed: 0);

        using var response = await _client.PostAsync(GeminiApiClient.Generate, Question);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("RetryInfo"));
    }

    [TestCase("unavailable", 503, "{\"error\"")]
    [TestCase("empty", 200, "data: {\"candidates\"")]
    [TestCase("prompt-blocked", 200, "data: {\"promptFeedback\"")]
    [TestCase("empty-object", 200, "data: {}")]
    public async Task Stream_UnderAFault_TellsErrorsBareAndAnswersAsEvents(string fault, int status, string start)
    {
        _gemini.Arm([fault], seed: 0);

        using var response = await _client.PostAsync(GeminiApiClient.Stream, Question);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith(start));
    }

    [Test]
    public async Task NoCandidates_HasUsageAndNothingElse()
    {
        _gemini.Faults.Enqueue(GeminiFaultKind.NoCandidates);

        var answer = await _client.AnswerAsync(Question);

        Assert.That(answer.EnumerateObject().Select(p => p.Name), Is.EqualTo(["usageMetadata", "modelVersion", "responseId"]));
    }

    [Test]
    public async Task MaxTokens_SpendsTheLimitOnThoughts()
    {
        _gemini.Faults.Enqueue(GeminiFaultKind.MaxTokens);

        var answer = await _client.AnswerAsync(
            """{"contents":[{"parts":[{"text":"oi"}]}],"generationConfig":{"maxOutputTokens":100}}""");

        Assert.That(answer.GetProperty("usageMetadata").GetProperty("thoughtsTokenCount").GetInt32(), Is.EqualTo(100));
        Assert.That(answer.GetProperty("candidates")[0].GetProperty("content").TryGetProperty("parts", out _), Is.False);
    }

    [Test]
    public async Task Garbage_IsNotJson()
    {
        _gemini.Faults.Enqueue(GeminiFaultKind.Garbage);

        using var response = await _client.PostAsync(GeminiApiClient.Generate, Question);
        var body = await response.Content.ReadAsStringAsync();

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(() => JsonDocument.Parse(body), Throws.InstanceOf<JsonException>());
    }

    [TestCase("reset", GeminiApiClient.Generate)]
    [TestCase("cut", GeminiApiClient.Generate)]
    [TestCase("reset", GeminiApiClient.Stream)]
    [TestCase("cut", GeminiApiClient.Stream)]
    [TestCase("cut", "/v1beta/models/gemini-2.5-flash:streamGenerateContent")]
    public void Cut_BreaksTheConnection(string fault, string path)
    {
        _gemini.Arm([fault], seed: 0);

        Assert.ThrowsAsync<HttpRequestException>(() => _client.PostAsync(path, Question));
        Assert.That(_gemini.Journal.ToArray()[0], Has.Property("Status").Zero.And.Property("Fault").EqualTo(fault));
    }

    [Test]
    public async Task Hang_EndsWithTheEmulator()
    {
        _gemini.Faults.Enqueue(GeminiFaultKind.Hang);

        var asking = _client.PostAsync(GeminiApiClient.Generate, Question);
        await _gemini.WaitForRequestsAsync(1, TimeSpan.FromSeconds(10));
        await _gemini.DisposeAsync();

        Assert.That(() => asking, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Model_ChoosesTheRequestsStruck()
    {
        _gemini.Arm(["gemini-2.5-flash/unavailable"], seed: 0);

        using var other = await _client.PostAsync("/v1beta/models/gemini-3.5-flash-lite:generateContent", Question);
        using var struck = await _client.PostAsync(GeminiApiClient.Generate, Question);

        Assert.That(((int)other.StatusCode, (int)struck.StatusCode), Is.EqualTo((200, 503)));
    }

    [TestCaseSource(nameof(AllKinds))]
    public void Kind_HasANameThatIsRead(GeminiFaultKind kind)
    {
        var name = new GeminiFault(kind).Name;

        Assert.That(() => _gemini.Arm([name], seed: 0), Throws.Nothing);
        Assert.That(_gemini.Faults.Queued, Is.EqualTo(1));
    }

    [Test]
    public void Arm_WhenTheNameIsUnknown_Throws() =>
        Assert.Throws<FormatException>(() => _gemini.Arm(["reset-before"], seed: 0));

    private static GeminiFaultKind[] AllKinds() => Enum.GetValues<GeminiFaultKind>();
}
