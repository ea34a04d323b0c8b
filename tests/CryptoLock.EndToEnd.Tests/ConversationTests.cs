using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CryptoLock.Emulators;
using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests;

[TestFixture]
internal sealed class ConversationTests
{
    private const string Ana = "whatsapp:+5511999990001";
    private const string Ben = "whatsapp:+447700900002";

    private Desk _desk = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _desk = await Desk.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _desk.DisposeAsync();

    [SetUp]
    public void Forget()
    {
        _desk.Twilio.ClearJournal();
        _desk.Gemini.ClearJournal();
    }

    [Test, Order(1)]
    public async Task PortugueseQuestion_GetsAPortugueseAnswerAtTheRightNumber()
    {
        var answer = await _desk.Customer.SendTextAsync(Ana, "Olá, tenho dúvida sobre o PSPM");
        var reply = (await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience)).Single();
        var request = _desk.Gemini.Journal.ToArray().Single();

        Assert.That((answer.StatusCode, answer.ContentType), Is.EqualTo((200, "text/xml")));
        Assert.That((reply.To, reply.From), Is.EqualTo((Ana, EmulatorDefaults.Sender)));
        Assert.That(reply.Body, Does.Contain("dúvida").IgnoreCase.Or.Contain("PSPM"));
        Assert.That(request.Model, Is.EqualTo("gemini-2.5-flash"));
        Assert.That(request.SystemInstruction, Does.Contain("Atendente Comercial da CryptoLock")
            .And.Contain("Pipeline Security Posture Management (PSPM)"));
        Assert.That(request.Turns.Single().Texts[0], Is.EqualTo("Olá, tenho dúvida sobre o PSPM"));
    }

    [Test, Order(2)]
    public async Task SecondMessage_CarriesTheHistory()
    {
        await _desk.Customer.SendTextAsync(Ana, "E ele bloqueia segredos vazados?");
        await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);

        var turns = _desk.Gemini.Journal.ToArray().Single().Turns;

        Assert.That(turns.Select(t => t.Role), Is.EqualTo(new[] { "user", "model", "user" }));
        Assert.That(turns[0].Texts[0], Is.EqualTo("Olá, tenho dúvida sobre o PSPM"));
        Assert.That(turns[2].Texts[0], Is.EqualTo("E ele bloqueia segredos vazados?"));
    }

    [Test, Order(3)]
    public async Task EnglishQuestion_GetsAnEnglishAnswer_AndCustomersNeverMix()
    {
        await _desk.Customer.SendTextAsync(Ben, "Hello, I have a question about PSPM");
        var reply = (await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience)).Single();
        var request = _desk.Gemini.Journal.ToArray().Single();

        Assert.That(reply.To, Is.EqualTo(Ben));
        Assert.That(request.Turns, Has.Count.EqualTo(1), "the other customer's messages are not in it");
        Assert.That(request.LastUserText, Does.Contain("English").IgnoreCase);
        Assert.That(request.Json.GetRawText(), Does.Not.Contain(Ben).And.Not.Contain("dúvida sobre"));
    }

    [Test]
    public async Task Conversation_IsToldInTheLog_FromTheMessageToTwiliosId()
    {
        await _desk.Customer.SendTextAsync("whatsapp:+5511999990009", "Olá, o que é o PSPM?");
        var reply = (await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience)).Single();

        string[] steps = ["Session {0} created", "received in session {0}", "Session {0} answered by"];
        await _desk.Service.WaitForOutputAsync($"sent as {reply.Sid}", Desk.Patience);
        var line = _desk.Service.Output.Split('\n').Single(l => l.Contains($"sent as {reply.Sid}", StringComparison.Ordinal));
        var session = line.Split("Session ")[1].Split(':')[0];
        Assert.That(
            _desk.Service.Output.Split('\n'),
            Has.Some.Contains($"Session {session}: turn ").And.Contains("asking the assistant"), "sent to Gemini");
        foreach (var step in steps)
        {
            Assert.That(_desk.Service.Output, Does.Contain(string.Format(CultureInfo.InvariantCulture, step, session)));
        }
    }

    [Test]
    public async Task DeliveryStatuses_MoveThePartUntilItIsRead()
    {
        await _desk.Customer.SendTextAsync("whatsapp:+15005550020", "What is PSPM?");
        await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);

        const string read = "SELECT count(*) FROM parts p JOIN sessions s ON s.id = p.session_id WHERE s.customer LIKE '%5550020' AND p.status = 4";
        Assert.That(await _desk.WaitForAsync(read, 1), Is.EqualTo(1));
    }

    [Test]
    public async Task LongMarkdownAnswer_ArrivesAsOrderedWhatsAppParts()
    {
        var answer = LongMarkdown();
        _desk.Gemini.RespondWith((GeminiRequest request) =>
            request.LastUserText.Contains("everything", StringComparison.Ordinal) ? answer : "short");
        await _desk.Customer.SendTextAsync("whatsapp:+15005550021", "Tell me everything about it please");
        var parts = await _desk.Twilio.WaitForMessagesAsync(
            messages => messages.Any(m => m.Body.Contains("§040", StringComparison.Ordinal)), Desk.Patience);

        Assert.That(answer, Has.Length.GreaterThanOrEqualTo(5000));
        Assert.That(parts.Select(p => p.Body.Length), Has.All.LessThanOrEqualTo(1600));
        Assert.That(parts.SelectMany(p => Numbers(p.Body)), Is.Ordered.Ascending.And.Exactly(40).Items);
        Assert.That(parts.Select(p => p.Body), Has.None.Contains("**").And.None.Contains("](").And.None.Contains("# "));
    }

    [TestCase("whatsapp:BR.a1b2c3d4e5", "user without a number")]
    [TestCase("+15005550024", "SMS")]
    public async Task AnySender_GetsAnAnswer(string from, string text)
    {
        await _desk.Customer.SendTextAsync(from, $"Hello, {text} here, what is PSPM?");

        var reply = (await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience)).Single();

        Assert.That(reply.To, Is.EqualTo(from));
    }

    [Test]
    public async Task ModelOverloaded_IsTriedAgainAndAnswered()
    {
        _desk.Gemini.Faults.Enqueue(new GeminiFault(GeminiFaultKind.Unavailable), new GeminiFault(GeminiFaultKind.Empty));
        await _desk.Customer.SendTextAsync("whatsapp:+15005550025", "What is PSPM?");

        var reply = (await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience)).Single();

        Assert.That(reply.To, Is.EqualTo("whatsapp:+15005550025"));
    }

    [Test]
    public async Task PromptBlocked_GetsThePassageOfTheDocumentationOrAnHonestText()
    {
        _desk.Gemini.Faults.When(r => r.LastUserText.Contains("blocked please", StringComparison.Ordinal), new GeminiFault(GeminiFaultKind.PromptBlocked));
        await _desk.Customer.SendTextAsync("whatsapp:+15005550026", "What is PSPM? blocked please");

        await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);

        Assert.That(await _desk.ScalarAsync("SELECT count(*) FROM sessions WHERE customer LIKE '%5550026' AND status = 'AwaitingHuman'"), Is.EqualTo(1));
    }

    [Test]
    public async Task ConnectionLostAfterTwilioAccepted_DoesNotSendTwice()
    {
        _desk.Twilio.Faults.Enqueue(TwilioFault.ResetAfter);
        await _desk.Customer.SendTextAsync("whatsapp:+15005550027", "What is PSPM?");
        await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);
        await _desk.WaitForAsync("SELECT count(*) FROM sessions WHERE due_at IS NOT NULL", 0);

        Assert.That(_desk.Twilio.Journal.Messages.ToArray(), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Api_ListsReadsAndErases()
    {
        const string customer = "whatsapp:+15005550028";
        await _desk.Customer.SendTextAsync(customer, "What is PSPM?");
        await _desk.Twilio.WaitForMessagesAsync(1, Desk.Patience);

        using var anonymous = await _desk.ApiAsync(HttpMethod.Get, "/api/sessions", key: null);
        using var list = await _desk.ApiAsync(HttpMethod.Get, $"/api/sessions?customer={Uri.EscapeDataString(customer)}");
        using var json = JsonDocument.Parse(await list.Content.ReadAsStringAsync());
        var id = json.RootElement.GetProperty("items")[0].GetProperty("id").GetString();
        using var transcript = await _desk.ApiAsync(HttpMethod.Get, $"/api/sessions/{id}/transcript");
        using var erased = await _desk.ApiAsync(HttpMethod.Delete, $"/api/sessions/{id}");
        using var gone = await _desk.ApiAsync(HttpMethod.Get, $"/api/sessions/{id}");

        Assert.That(anonymous.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await transcript.Content.ReadAsStringAsync(), Does.Contain("What is PSPM?"));
        Assert.That((erased.StatusCode, gone.StatusCode), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NotFound)));
    }

    private static string LongMarkdown()
    {
        var text = new StringBuilder("# Everything\n\n");
        for (var i = 1; i <= 40; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"## Point §{i:D3}\n\nThis is **important** and [documented](https://example.com/page/{i}). Another sentence follows it, with _care_ and detail.\n\n");
        }

        return text.ToString();
    }

    private static IEnumerable<int> Numbers(string body) => body.Split('§').Skip(1)
        .Select(piece => int.Parse(piece.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture));
}
