using System.Net;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Moq;

namespace CryptoLock.Api.Tests.Admin.DeadLetters;

[TestFixture]
internal sealed class DeadLettersControllerTests
{
    private static readonly DeadLetter Lost = new(
        Samples.Id, DeadLetterKind.Message, new ChatSessionId(Samples.Id), Samples.At, "The number does not exist.", 63003, 2, 4,
        MessageAuthor.Operator);

    private static readonly QuietPeriod Quiet = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    private HostFactory _host = null!;
    private HttpClient _client = null!;

    [SetUp]
    public void Start()
    {
        _host = new HostFactory();
        _client = _host.CreateClient();
    }

    [TearDown]
    public void Stop()
    {
        _client.Dispose();
        _host.Dispose();
    }

    [Test]
    public async Task List_ReturnsThePage()
    {
        _host.DeadLetters.Setup(letters => letters.ListAsync(new PageRequest(2, 1), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Page<DeadLetter>([Lost], 7));

        using var response = await _client.GetAsync("/api/dead-letters?page=2&size=1");

        var page = await response.JsonAsync();
        var letter = page["items"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)page["total"], Is.EqualTo(7));
            Assert.That((string?)letter["id"], Is.EqualTo(Samples.Id.ToString()));
            Assert.That((string?)letter["kind"], Is.EqualTo("message"));
            Assert.That((string?)letter["sessionId"], Is.EqualTo(Samples.Id.ToString()));
            Assert.That((DateTimeOffset?)letter["at"], Is.EqualTo(Samples.At));
            Assert.That((string?)letter["reason"], Is.EqualTo("The number does not exist."));
            Assert.That(((int?)letter["errorCode"], (int?)letter["attempts"], (int?)letter["position"]), Is.EqualTo((63003, 2, 4)));
            Assert.That((string?)letter["author"], Is.EqualTo("operator"));
        }
    }

    [Test]
    public async Task List_WhenThePageIsWrong_NamesIt()
    {
        using var response = await _client.GetAsync("/api/dead-letters?page=0");

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.That(problem["errors"]!["page"], Is.Not.Null);
    }

    [Test]
    public async Task Replay_TriesAgain()
    {
        var (session, path) = Failed();

        using var response = await _client.PostAsync(path, null);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((string?)(await response.JsonAsync())["kind"], Is.EqualTo("turn"));
        Assert.That(session.OpenTurn, Is.Not.Null);
    }

    [Test]
    public async Task Replay_WhenAPersonHasTheConversation_IsAConflict()
    {
        var (session, path) = Failed();
        session.TakeOver("Rui", Samples.At);

        using var response = await _client.PostAsync(path, null);

        var problem = await response.ProblemAsync(HttpStatusCode.Conflict);
        Assert.That((string?)problem["code"], Is.EqualTo("dead_letter.assistant_out"));
    }

    [Test]
    public async Task Replay_WhenThereIsNone_IsNotFound()
    {
        using var response = await _client.PostAsync($"/api/dead-letters/{Samples.Id}/replay", null);

        var problem = await response.ProblemAsync(HttpStatusCode.NotFound);
        Assert.That((string?)problem["code"], Is.EqualTo("dead_letter.not_found"));
    }

    [TestCase("GET", "")]
    [TestCase("POST", "/019ad0f2-7c11-7b60-9d2e-1f6a35b0c9de/replay")]
    public async Task DeadLetters_WithoutTheKey_AreRefused(string method, string suffix)
    {
        using var host = HostFactory.Production();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/dead-letters{suffix}");

        using var response = await host.CreateClient().SendAsync(request);

        await response.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    private (ChatSession Session, string ReplayPath) Failed()
    {
        var session = Samples.Session();
        session.Receive(new MessageId(Samples.Id), "SM1", new MessageContent("Oi"), session.Customer, null, Quiet, Samples.At);
        var turn = session.BeginTurn(Samples.At).Id;
        session.FailToPerson(
            HandoffReason.AssistantUnavailable, MessageAuthor.System, new ReplyDraft("sorry", ["sorry"]), Quiet, Samples.At);
        _host.DeadLetters.Setup(letters => letters.FindAsync(turn.Value, It.IsAny<CancellationToken>())).ReturnsAsync(
            new DeadLetter(turn.Value, DeadLetterKind.Turn, session.Id, Samples.At, "AssistantUnavailable", null, 3, 1, null));
        _host.Repository.Setup(sessions => sessions.FindWithTurnAsync(session.Id, turn, It.IsAny<CancellationToken>()))
            .ReturnsAsync(session);
        return (session, $"/api/dead-letters/{turn}/replay");
    }
}
