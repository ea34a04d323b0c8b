using System.Net;
using System.Text.Json;
using CryptoLock.Emulators.Gemini;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Emulators.Tests.Gemini;

[TestFixture]
internal sealed class GeminiEmulatorTests
{
    private const string Question = """{"contents":[{"role":"user","parts":[{"text":"Olá, tenho dúvida sobre o PSPM"}]}]}""";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private FakeTimeProvider _clock = null!;
    private GeminiEmulator _gemini = null!;
    private GeminiApiClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new FakeTimeProvider();
        _gemini = await GeminiEmulator.StartAsync(new()
        {
            Clock = _clock,
            ServedBy = new Dictionary<string, string> { ["gemini-2.5-flash-lite"] = "gemini-3.5-flash-lite" },
        });
        _client = new(_gemini);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _gemini.DisposeAsync();
    }

    [TestCase("Olá, tenho dúvida sobre o PSPM", "Olá! Sobre \"Olá, tenho dúvida sobre o PSPM\"")]
    [TestCase("Hello, I have a question about PSPM", "Hello! About \"Hello, I have a question about PSPM\"")]
    [TestCase("PSPM? (Answer in English.)", "Hello!")]
    [TestCase("What is it? Responda em português.", "Olá!")]
    [TestCase("PSPM", "Olá!")]
    public async Task Answer_SpeaksTheCustomersLanguageAndQuotes(string question, string start)
    {
        using var response = await _client.AskAsync(question);

        Assert.That(GeminiApiClient.TextOf(await ReadAsync(response)), Does.StartWith(start));
    }

    [Test]
    public async Task Answer_QuotesTheCustomerRatherThanANote()
    {
        var answer = await _client.AnswerAsync(
            """{"contents":[{"role":"user","parts":[{"text":"quanto custa?"},{"text":"[idioma: pt]"}]}]}""");

        Assert.That(GeminiApiClient.TextOf(answer), Does.Contain("\"quanto custa?\""));
    }

    [Test]
    public async Task Answer_SpeaksTheLanguageOfTheNoteBeforeTheCustomers()
    {
        var answer = await _client.AnswerAsync(
            """{"contents":[{"role":"user","parts":[{"text":"do you speak english?"},{"text":"[Note: answer in Portuguese.]"}]}]}""");

        Assert.That(GeminiApiClient.TextOf(answer), Does.StartWith("Olá! Sobre \"do you speak english?\""));
    }

    [Test]
    public async Task Answer_WithAFingerprint_TellsTheTurns()
    {
        await using var gemini = await GeminiEmulator.StartAsync(new() { EchoFingerprint = true });
        using var client = new GeminiApiClient(gemini);

        var answer = await client.AnswerAsync(Question);

        Assert.That(GeminiApiClient.TextOf(answer), Does.Match(@"\[[0-9a-f]{8} turns=1\]$"));
    }

    [Test]
    public async Task Answer_ForASchema_FitsIt()
    {
        var answer = await _client.AnswerAsync("""
            {"contents":[{"role":"user","parts":[{"text":"quanto custa?"}]}],"generationConfig":{
              "responseMimeType":"application/json","responseJsonSchema":{"type":"object","properties":{
                "language":{"type":"string","enum":["en","pt"]},"intent":{"type":"string","enum":["question","other"]},
                "sources":{"type":"array","items":{"type":"string"}},"answerable":{"type":"boolean"},"reply":{"type":"string"},
                "reason":{"type":["string","null"]},"lead":{"type":"object","properties":{"age":{"type":"integer"}}}}}}}
            """);

        var json = JsonDocument.Parse(GeminiApiClient.TextOf(answer)).RootElement;
        Assert.That(json.GetProperty("reply").GetString(), Does.StartWith("Olá!"));
        Assert.That(
            json.GetRawText().Replace(json.GetProperty("reply").GetRawText(), "…", StringComparison.Ordinal),
            Is.EqualTo(
                """{"language":"pt","intent":"question","sources":[],"answerable":false,"reply":…,"reason":null,"lead":{"age":0}}"""));
    }

    [Test]
    public async Task RespondWith_ScriptsTheModel()
    {
        _gemini.RespondWith(request => $"{request.Turns.Count} {request.LastUserText} {request.SystemInstruction}");

        var answer = await _client.AnswerAsync("""
            {"systemInstruction":{"parts":[{"text":"rules"}]},
             "contents":[{"role":"user","parts":[{"text":"a"}]},{"role":"model","parts":[{"text":"b"}]},
               {"role":"user","parts":[{"text":"c"}]}]}
            """);

        Assert.That(GeminiApiClient.TextOf(answer), Is.EqualTo("3 c rules"));
    }

    [Test]
    public async Task Journal_KeepsInstructionAndHistory()
    {
        await _client.AnswerAsync("""
            {"systemInstruction":{"parts":[{"text":"rules"},{"text":"docs"}]},
             "contents":[{"role":"user","parts":[{"text":"a"}]},{"role":"model","parts":[{"text":"b"}]},
               {"role":"user","parts":[{"inlineData":{"mimeType":"image/png","data":"QQ=="}},{"text":"c"},{"text":"d"}]}]}
            """);

        var request = (await _gemini.WaitForRequestsAsync(1, Soon))[0];
        Assert.Multiple(() =>
        {
            Assert.That(request.SystemInstruction, Is.EqualTo("rules\n\ndocs"));
            Assert.That(request.Turns.Select(turn => turn.Role), Is.EqualTo(["user", "model", "user"]));
            Assert.That(request.LastUserText, Is.EqualTo("c\nd"));
            Assert.That(request.Turns[2].MediaTypes, Is.EqualTo(["image/png"]));
            Assert.That(
                (request.Model, request.Status, request.IsStreamed, request.IsVertex),
                Is.EqualTo(("gemini-2.5-flash", 200, false, false)));
        });
    }

    [Test]
    public async Task Usage_AddsUp()
    {
        _gemini.RespondWith(_ => new GeminiAnswer(new string('a', 40)) { ThoughtTokens = 5 });

        var usage = (await _client.AnswerAsync("""
            {"contents":[{"role":"user","parts":[{"text":"12345678"},{"inlineData":{"mimeType":"image/png","data":"QQ=="}}]}]}
            """)).GetProperty("usageMetadata");

        Assert.That(
            (usage.GetProperty("promptTokenCount").GetInt32(), usage.GetProperty("candidatesTokenCount").GetInt32(),
                usage.GetProperty("thoughtsTokenCount").GetInt32(), usage.GetProperty("totalTokenCount").GetInt32()),
            Is.EqualTo((260, 10, 5, 275)));
    }

    [Test]
    public async Task Answer_BeyondMaxOutputTokens_IsCut()
    {
        _gemini.RespondWith(_ => new string('a', 100));

        var answer = await _client.AnswerAsync(
            """{"contents":[{"parts":[{"text":"x"}]}],"generationConfig":{"maxOutputTokens":10}}""");

        Assert.That(GeminiApiClient.TextOf(answer), Has.Length.EqualTo(40));
        Assert.That(answer.GetProperty("candidates")[0].GetProperty("finishReason").GetString(), Is.EqualTo("MAX_TOKENS"));
    }

    [Test]
    public async Task Answer_TellsTheModelThatServed()
    {
        var answer = await _client.AnswerAsync(Question, "/v1beta/models/gemini-2.5-flash-lite:generateContent");

        Assert.That(answer.GetProperty("modelVersion").GetString(), Is.EqualTo("gemini-3.5-flash-lite"));
    }

    [Test]
    public async Task Stream_SendsEventsWithUsageOnlyInTheLast()
    {
        _gemini.RespondWith(_ => "Era uma vez em São Paulo 👋🏽, fim.");

        using var response = await _client.PostAsync(GeminiApiClient.Stream, Question);
        var text = await response.Content.ReadAsStringAsync();
        JsonElement[] events = [.. GeminiCapture.Read(text)];

        Assert.Multiple(() =>
        {
            Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/event-stream"));
            Assert.That(response.Content.Headers.ContentDisposition!.ToString(), Is.EqualTo("attachment"));
            Assert.That(text, Does.StartWith("data: {").And.EndWith("}\r\n\r\n"));
            Assert.That(events, Has.Length.EqualTo(3));
            Assert.That(string.Concat(events.Select(GeminiApiClient.TextOf)), Is.EqualTo("Era uma vez em São Paulo 👋🏽, fim."));
            Assert.That(events.Count(e => e.GetProperty("usageMetadata").TryGetProperty("candidatesTokenCount", out _)), Is.EqualTo(1));
            Assert.That(events[2].GetProperty("candidates")[0].GetProperty("finishReason").GetString(), Is.EqualTo("STOP"));
            Assert.That(events.Select(e => e.GetProperty("responseId").GetString()).Distinct(), Has.Exactly(1).Items);
        });
    }

    [Test]
    public async Task Stream_WithoutSse_IsAnArray()
    {
        var answer = await _client.AnswerAsync(Question, "/v1beta/models/gemini-2.5-flash:streamGenerateContent");

        Assert.That((answer.ValueKind, answer.GetArrayLength()), Is.EqualTo((JsonValueKind.Array, 3)));
    }

    [TestCase(GeminiApiClient.Generate, "wrong", 400, "INVALID_ARGUMENT")]
    [TestCase(GeminiApiClient.Generate, null, 403, "PERMISSION_DENIED")]
    [TestCase("/v1beta1/publishers/google/models/gemini-2.5-flash:generateContent", "wrong", 400, "INVALID_ARGUMENT")]
    [TestCase("/v1beta/models/gemini-0:generateContent", EmulatorDefaults.GeminiApiKey, 404, "NOT_FOUND")]
    [TestCase("/v1/projects/p/locations/eu/publishers/google/models/gemini-0:generateContent", null, 404, "NOT_FOUND")]
    [TestCase("/v1beta/models/gemini-2.5-flash:embedContent", EmulatorDefaults.GeminiApiKey, 404, "NOT_FOUND")]
    [TestCase("/v1beta/other", EmulatorDefaults.GeminiApiKey, 404, "NOT_FOUND")]
    public async Task Post_WhenKeyOrModelIsWrong_IsRefused(string path, string? key, int code, string status)
    {
        using var client = new GeminiApiClient(_gemini, key);

        var error = (await client.AnswerAsync(Question, path)).GetProperty("error");

        Assert.That((error.GetProperty("code").GetInt32(), error.GetProperty("status").GetString()), Is.EqualTo((code, status)));
    }

    [Test]
    public async Task Vertex_WithAnotherToken_IsUnauthenticated()
    {
        await using var other = await GeminiEmulator.StartAsync(new() { AccessToken = "another" });
        using var client = new GeminiApiClient(other);

        using var response = await client.PostAsync(GeminiApiClient.Vertex, Question);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Vertex_TellsTrafficAndTime()
    {
        var answer = await _client.AnswerAsync(Question, GeminiApiClient.Vertex);

        Assert.That(answer.GetProperty("usageMetadata").GetProperty("trafficType").GetString(), Is.EqualTo("ON_DEMAND"));
        Assert.That(answer.GetProperty("createTime").GetString(), Is.EqualTo("2000-01-01T00:00:00.000000Z"));
    }

    [TestCase("/v1beta/models/gemini-2.5-flash", 200)]
    [TestCase("/v1beta/models/gemini-0", 404)]
    [TestCase("/v1beta1/publishers/google/models/gemini-2.5-flash", 200)]
    [TestCase("/v1beta/models", 200)]
    public async Task Models_AreTold(string path, int status)
    {
        using var response = await _client.GetAsync(path);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Latency_HoldsTheAnswerBack()
    {
        _gemini.Latency = TimeSpan.FromMinutes(1);

        var asking = _client.AskAsync("oi");
        await _gemini.WaitForRequestsAsync(1, Soon);
        var early = asking.IsCompleted;
        await AdvanceUntilAsync(asking);

        Assert.That(early, Is.False);
        Assert.That((await asking).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Journal_WhenTheClientLeaves_Tells499()
    {
        _gemini.Faults.Enqueue(GeminiFaultKind.Hang);
        using var impatience = new CancellationTokenSource();

        var asking = _client.PostAsync(GeminiApiClient.Generate, Question, impatience.Token);
        var request = (await _gemini.WaitForRequestsAsync(1, Soon))[0];
        await impatience.CancelAsync();

        Assert.That(() => asking, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => request.Status, Is.EqualTo(499).After(5000, 5));
    }

    private async Task AdvanceUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
