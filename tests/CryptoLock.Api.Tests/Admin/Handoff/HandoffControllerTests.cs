using System.Net;
using System.Net.Http.Json;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Domain.Conversations;
using Moq;

namespace CryptoLock.Api.Tests.Admin.Handoff;

[TestFixture]
internal sealed class HandoffControllerTests
{
    private static readonly string Path = $"/api/sessions/{Samples.Id}";

    private HostFactory _host = null!;
    private HttpClient _client = null!;

    [SetUp]
    public void Start()
    {
        _host = new HostFactory();
        _client = _host.CreateClient();
        _host.Formatter.Setup(formatter => formatter.Format(It.IsAny<string>())).Returns(["a", "b"]);
    }

    [TearDown]
    public void Stop()
    {
        _client.Dispose();
        _host.Dispose();
    }

    [Test]
    public async Task TakeOver_GivesTheConversationToTheOperator()
    {
        var session = Stored(Samples.Session());

        using var response = await _client.PostAsJsonAsync($"{Path}/take-over", new { @operator = "Rui" });

        var taken = await response.JsonAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(((string?)taken["operator"], (bool?)taken["isSettled"]), Is.EqualTo(("Rui", true)));
        Assert.That(session.OperatorName, Is.EqualTo("Rui"));
    }

    [TestCase("{}")]
    [TestCase("""{ "operator": "" }""")]
    [TestCase("""{ "operator": "two\nlines" }""")]
    public async Task TakeOver_WithoutAName_NamesTheField(string body)
    {
        using var response = await _client.PostAsync($"{Path}/take-over", Json(body));

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.That((string?)problem["errors"]!["operator"]![0], Does.Contain("name"));
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("""{ "operator": 1 }""")]
    [TestCase("""{ "operator": null }""")]
    public async Task TakeOver_WhenTheBodyIsMalformed_IsABadRequest(string body)
    {
        using var response = await _client.PostAsync($"{Path}/take-over", Json(body));

        await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Reply_QueuesTheMessage()
    {
        var session = Stored(Samples.Session(SessionStatus.WithHuman));

        using var response = await _client.PostAsJsonAsync($"{Path}/reply", new { text = "Olá" });

        var queued = await response.JsonAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((string?)queued["messageId"], Is.EqualTo(session.Unsent.Single().Id.ToString()));
        Assert.That((int?)queued["parts"], Is.EqualTo(2));
    }

    [Test]
    public async Task Reply_WithoutText_NamesTheField()
    {
        using var response = await _client.PostAsJsonAsync($"{Path}/reply", new { text = " " });

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.That((string?)problem["errors"]!["text"]![0], Does.Contain("blank"));
    }

    [Test]
    public async Task Reply_WhenNothingIsVisible_IsUnprocessable()
    {
        Stored(Samples.Session(SessionStatus.WithHuman));
        _host.Formatter.Setup(formatter => formatter.Format(It.IsAny<string>())).Returns([]);

        using var response = await _client.PostAsJsonAsync($"{Path}/reply", new { text = "**" });

        var problem = await response.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        Assert.That((string?)problem["code"], Is.EqualTo("reply.empty"));
    }

    [Test]
    public async Task Reply_RepeatedWithTheSameKey_IsQueuedOnceAndAnsweredAlike()
    {
        var session = Stored(Samples.Session(SessionStatus.WithHuman));

        using var first = await ReplyAsync("Olá", "key-1");
        using var second = await ReplyAsync("Olá", "key-1");

        var (one, two) = (await first.JsonAsync(), await second.JsonAsync());
        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.Accepted)));
        Assert.That(two.ToJsonString(), Is.EqualTo(one.ToJsonString()));
        Assert.That((string?)one["messageId"], Is.EqualTo(session.Unsent.Single().Id.ToString()));
    }

    [Test]
    public async Task Reply_OfAnotherTextWithTheSameKey_IsUnprocessable()
    {
        var session = Stored(Samples.Session(SessionStatus.WithHuman));

        using var first = await ReplyAsync("Olá", "key-1");
        using var second = await ReplyAsync("Adeus", "key-1");

        var problem = await second.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        Assert.That((string?)problem["code"], Is.EqualTo("reply.key_reused"));
        Assert.That((string?)problem["detail"], Does.Contain("Idempotency-Key"));
        Assert.That(session.Unsent.Single().Text, Is.EqualTo("Olá"));
    }

    [TestCase(" ")]
    [TestCase("with space")]
    [TestCase("é")]
    [TestCase("one", "two")]
    public async Task Reply_WithAMalformedKey_SaysWhatAKeyIs(params string[] keys)
    {
        var session = Stored(Samples.Session(SessionStatus.WithHuman));

        using var response = await ReplyAsync("Olá", keys);

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.That((string?)problem["errors"]!["Idempotency-Key"]![0], Does.Contain("UUID"));
        Assert.That(session.Unsent, Is.Empty);
    }

    [Test]
    public async Task HandBack_GivesTheConversationToTheAssistant()
    {
        var session = Stored(Samples.Session(SessionStatus.WithHuman));

        using var response = await _client.PostAsync($"{Path}/hand-back", null);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(session.Status, Is.EqualTo(SessionStatus.Automated));
    }

    [TestCase("take-over", SessionStatus.OptedOut, "session.opted_out")]
    [TestCase("reply", SessionStatus.OptedOut, "session.opted_out")]
    [TestCase("reply", SessionStatus.Automated, "session.not_taken_over")]
    [TestCase("hand-back", SessionStatus.OptedOut, "session.opted_out")]
    public async Task Handoff_WhenTheConversationDoesNotAllowIt_IsAConflict(string action, SessionStatus status, string code)
    {
        Stored(Samples.Session(status));

        using var response = await _client.PostAsJsonAsync($"{Path}/{action}", new { @operator = "Rui", text = "Olá" });

        var problem = await response.ProblemAsync(HttpStatusCode.Conflict);
        Assert.That((string?)problem["code"], Is.EqualTo(code));
    }

    [TestCase("take-over")]
    [TestCase("reply")]
    [TestCase("hand-back")]
    public async Task Handoff_WhenThereIsNone_IsNotFound(string action)
    {
        using var response = await _client.PostAsJsonAsync($"{Path}/{action}", new { @operator = "Rui", text = "Olá" });

        var problem = await response.ProblemAsync(HttpStatusCode.NotFound);
        Assert.That((string?)problem["code"], Is.EqualTo("session.not_found"));
    }

    [TestCase("take-over")]
    [TestCase("reply")]
    [TestCase("hand-back")]
    public async Task Handoff_WithoutTheKey_IsRefused(string action)
    {
        using var host = HostFactory.Production();

        using var response = await host.CreateClient().PostAsJsonAsync($"{Path}/{action}", new { @operator = "Rui", text = "Olá" });

        await response.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    private async Task<HttpResponseMessage> ReplyAsync(string text, params string[] keys)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}/reply") { Content = JsonContent.Create(new { text }) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", keys);
        return await _client.SendAsync(request);
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private ChatSession Stored(ChatSession session)
    {
        _host.Repository.Setup(sessions => sessions.FindAsync(session.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);
        _host.Repository.Setup(sessions => sessions.FindWithMessageAsync(session.Id, It.IsAny<MessageId>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(session);
        return session;
    }
}
