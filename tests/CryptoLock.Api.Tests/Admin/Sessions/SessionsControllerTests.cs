using System.Net;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using Moq;

namespace CryptoLock.Api.Tests.Admin.Sessions;

[TestFixture]
internal sealed class SessionsControllerTests
{
    private static readonly ChatSessionId Id = new(Samples.Id);
    private static readonly string Path = $"/api/sessions/{Samples.Id}";

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
        ListReturns(new Page<SessionSummary>([Samples.Summary()], 7));

        using var response = await _client.GetAsync("/api/sessions?page=2&size=3");

        var page = await response.JsonAsync();
        var session = page["items"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int?)page["page"], (int?)page["size"], (int?)page["total"]), Is.EqualTo((2, 3, 7)));
            Assert.That((string?)session["id"], Is.EqualTo(Samples.Id.ToString()));
            Assert.That((string?)session["customer"], Is.EqualTo("whatsapp:+15005550006"));
            Assert.That((string?)session["language"], Is.EqualTo("pt"));
            Assert.That((string?)session["status"], Is.EqualTo("awaitingHuman"));
            Assert.That((string?)session["handoffReason"], Is.EqualTo("deliveryFailed"));
            Assert.That((bool?)session["isWaiting"], Is.True);
            Assert.That((string?)session["operator"], Is.EqualTo("Rui"));
            Assert.That((DateTimeOffset?)session["waitingSince"], Is.EqualTo(Samples.At));
            Assert.That((DateTimeOffset?)session["heldSince"], Is.EqualTo(Samples.At.AddMinutes(2)));
        }
    }

    [TestCase("", null, null, 1, 50)]
    [TestCase("?status=withHuman", SessionStatus.WithHuman, null, 1, 50)]
    [TestCase("?status=OptedOut&page=4&size=200", SessionStatus.OptedOut, null, 4, 200)]
    [TestCase("?customer=whatsapp:%2B15005550006", null, "whatsapp:+15005550006", 1, 50)]
    [TestCase("?customer=whatsapp:+15005550006", null, "whatsapp:+15005550006", 1, 50)]
    public async Task List_PassesTheFilterOn(string query, SessionStatus? status, string? customer, int page, int size)
    {
        ListReturns(new Page<SessionSummary>([], 0));

        using var response = await _client.GetAsync($"/api/sessions{query}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        _host.Reader.Verify(reader => reader.ListAsync(
            new SessionFilter(status, customer, null), new PageRequest(page, size), It.IsAny<CancellationToken>()));
    }

    [Test]
    public async Task List_ReadsTheMomentAsUtc()
    {
        ListReturns(new Page<SessionSummary>([], 0));

        using var response = await _client.GetAsync("/api/sessions?activeSince=2026-11-30T09:00:00-03:00");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        _host.Reader.Verify(reader => reader.ListAsync(
            It.Is<SessionFilter>(filter => filter.ActiveSince!.Value.Offset == TimeSpan.Zero && filter.ActiveSince == Samples.At),
            It.IsAny<PageRequest>(),
            It.IsAny<CancellationToken>()));
    }

    [Test]
    public async Task Get_ReturnsTheConversation()
    {
        _host.Reader.Setup(reader => reader.FindAsync(Id, It.IsAny<CancellationToken>())).ReturnsAsync(Samples.Summary());

        using var response = await _client.GetAsync(Path);

        Assert.That((string?)(await response.JsonAsync())["id"], Is.EqualTo(Samples.Id.ToString()));
        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
    }

    [TestCase("GET", "")]
    [TestCase("GET", "/transcript")]
    [TestCase("DELETE", "")]
    public async Task Session_WhenThereIsNone_IsNotFound(string method, string suffix)
    {
        _host.Reader.Setup(reader => reader.TranscriptAsync(Id, It.IsAny<PageRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Page<TranscriptEntry>([], 0));
        using var request = new HttpRequestMessage(new HttpMethod(method), Path + suffix);

        using var response = await _client.SendAsync(request);

        var problem = await response.ProblemAsync(HttpStatusCode.NotFound);
        Assert.That((string?)problem["code"], Is.EqualTo("session.not_found"));
    }

    [Test]
    public async Task GetTranscript_ReturnsWhatWasSaid()
    {
        _host.Reader.Setup(reader => reader.TranscriptAsync(Id, new PageRequest(1, 50), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Page<TranscriptEntry>([Samples.Question(), Samples.Answer()], 2));

        using var response = await _client.GetAsync($"{Path}/transcript");

        var items = (await response.JsonAsync())["items"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)items[0]!["author"], Is.EqualTo("customer"));
            Assert.That((string?)items[0]!["text"], Is.EqualTo("Oi"));
            Assert.That((string?)items[0]!["attachments"]![0]!["contentType"], Is.EqualTo("image/png"));
            Assert.That((string?)items[0]!["location"]!["label"], Is.EqualTo("MASP"));
            Assert.That((string?)items[0]!["outcome"]!["kind"], Is.EqualTo("answered"));
            Assert.That((string?)items[1]!["parts"]![0]!["status"], Is.EqualTo("delivered"));
            Assert.That((double?)items[1]!["origin"]!["latencyMilliseconds"], Is.EqualTo(812.5));
        }
    }

    [Test]
    public async Task Delete_ErasesTheConversation()
    {
        _host.Repository.Setup(sessions => sessions.DeleteAsync(Id, It.IsAny<CancellationToken>())).ReturnsAsync(true);

        using var response = await _client.DeleteAsync(Path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [TestCase("")]
    [TestCase("?confirm=yes")]
    [TestCase("?confirm=Delete%20all%20sessions")]
    public async Task Clear_WithoutTheConfirmation_ErasesNothingAndSaysWhatToPass(string query)
    {
        using var response = await _client.DeleteAsync($"/api/sessions{query}");

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.That((string?)problem["errors"]!["confirm"]![0], Does.Contain("delete all sessions"));
        _host.Repository.Verify(sessions => sessions.DeleteAllAsync(It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Clear_WithTheConfirmation_SaysHowManyThereWere()
    {
        _host.Repository.Setup(sessions => sessions.DeleteAllAsync(It.IsAny<CancellationToken>())).ReturnsAsync(3);

        using var response = await _client.DeleteAsync("/api/sessions?confirm=delete%20all%20sessions");

        Assert.That((int?)(await response.JsonAsync())["count"], Is.EqualTo(3));
    }

    private void ListReturns(Page<SessionSummary> page) => _host.Reader
        .Setup(reader => reader.ListAsync(It.IsAny<SessionFilter>(), It.IsAny<PageRequest>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(page);
}
