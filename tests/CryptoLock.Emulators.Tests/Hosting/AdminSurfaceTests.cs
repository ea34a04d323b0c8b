using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Tests.Gemini;
using CryptoLock.Emulators.Tests.Twilio;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.Emulators.Tests.Hosting;

[TestFixture]
internal sealed class AdminSurfaceTests
{
    private const string Faults = "/_emulator/faults";
    private const string JournalPath = "/_emulator/journal";
    private const string Ana = "whatsapp:+5511999990000";
    private TwilioEmulator _twilio = null!;
    private TwilioApiClient _api = null!;
    private HttpClient _admin = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _twilio = await TwilioEmulator.StartAsync();
        _api = new(_twilio);
        _admin = new HttpClient(new SocketsHttpHandler()) { BaseAddress = _twilio.BaseAddress };
    }

    [TearDown]
    public async Task StopAsync()
    {
        _admin.Dispose();
        _api.Dispose();
        await _twilio.DisposeAsync();
    }

    [Test]
    public async Task Post_ArmsFaultsThatGetTellsOfOnceTheyStruck()
    {
        using var armed = await _admin.PostAsJsonAsync(Faults, new { faults = new[] { "unavailable", "callback-missing" }, seed = 3 });
        using var struck = await _api.SendMessageAsync(Ana, "oi");
        using var passed = await _api.SendMessageAsync(Ana, "oi");

        var state = await _admin.GetStringAsync(Faults);
        Assert.That(armed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(struck.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(passed.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(state, Is.EqualTo("""{"served":{"unavailable":1,"callback-missing":1}}"""));
    }

    [Test]
    public async Task Delete_DisarmsFaults()
    {
        _twilio.Arm(["unavailable*5"], seed: 0);

        using var deleted = await _admin.DeleteAsync(Faults);
        using var passed = await _api.SendMessageAsync(Ana, "oi");

        Assert.That(passed.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [TestCase("""{"faults":["unavailable","nonsense"]}""")]
    [TestCase("""{"faults":["reset-before@0.7","reset-after@0.7"]}""")]
    [TestCase("""{"faults":[3]}""")]
    [TestCase("{}")]
    [TestCase("nope")]
    public async Task Post_WhenAFaultIsWrong_ArmsNothing(string body)
    {
        using var refused = await _admin.PostAsync(Faults, new StringContent(body));
        using var passed = await _api.SendMessageAsync(Ana, "oi");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(passed.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Journal_TellsMessagesAfterASequenceNumber()
    {
        await _api.SendForSidAsync(Ana, "one");
        var sid = await _api.SendForSidAsync(Ana, "two");

        var journal = await _admin.GetFromJsonAsync<JsonElement>($"{JournalPath}?after=1");

        var message = journal.GetProperty("messages")[0];
        Assert.That(journal.GetProperty("messageCount").GetInt32(), Is.EqualTo(2));
        Assert.That(journal.GetProperty("messages").GetArrayLength(), Is.EqualTo(1));
        Assert.That(
            (message.GetProperty("sid").GetString(), message.GetProperty("to").GetString(), message.GetProperty("body").GetString()),
            Is.EqualTo((sid, Ana, "two")));
    }

    [Test]
    public async Task Counts_TellHowMuchHappened()
    {
        await _api.SendForSidAsync(Ana, "one");

        var counts = await _admin.GetFromJsonAsync<JsonElement>("/_emulator/counts");

        Assert.That(counts.GetProperty("messageCount").GetInt32(), Is.EqualTo(1));
        Assert.That(counts.TryGetProperty("messages", out _), Is.False);
    }

    [Test]
    public async Task Delete_ForgetsTheJournal()
    {
        await _api.SendForSidAsync(Ana, "one");

        using var deleted = await _admin.DeleteAsync(JournalPath);

        Assert.That((await _admin.GetFromJsonAsync<JsonElement>(JournalPath)).GetProperty("messageCount").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task UnknownPath_IsNotFound()
    {
        using var response = await _admin.GetAsync("/_emulator/other");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Gemini_TellsRequestsAfterACount()
    {
        await using var gemini = await GeminiEmulator.StartAsync();
        using var client = new GeminiApiClient(gemini);
        using var first = await client.AskAsync("one");
        using var second = await client.AskAsync("two");

        var journal = await client.GetJsonAsync($"{JournalPath}?after=1");

        var request = journal.GetProperty("requests")[0];
        Assert.That(journal.GetProperty("requests").GetArrayLength(), Is.EqualTo(1));
        Assert.That(request.GetProperty("status").GetInt32(), Is.EqualTo(200));
        Assert.That(request.GetProperty("body").GetRawText(), Does.Contain("two"));
    }

    [Test]
    public async Task Gemini_WhenAskedToEcho_AnswersWithTheLastTurnAndCountsCallsAtOnce()
    {
        await using var gemini = await GeminiEmulator.StartAsync(new() { EchoTurn = true });
        using var client = new GeminiApiClient(gemini);

        using var response = await client.AskAsync("say it again");
        var counts = await client.GetJsonAsync("/_emulator/counts");

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("say it again"));
        Assert.That(counts.GetProperty("mostAtOnce").GetInt32(), Is.EqualTo(1));
    }
}
