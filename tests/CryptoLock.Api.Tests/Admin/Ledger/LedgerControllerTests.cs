using System.Net;
using CryptoLock.Api.Tests.Hosting;
using CryptoLock.Application.Ledger;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using Moq;

namespace CryptoLock.Api.Tests.Admin.Ledger;

[TestFixture]
internal sealed class LedgerControllerTests
{
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
    public async Task ListUnsettled_ReturnsThePage()
    {
        Returns(new UnsettledMessage(
            new MessageId(Samples.Id), new ChatSessionId(Samples.Id), "SM1", Samples.At, TimeSpan.FromSeconds(371.24),
            SessionStatus.WithHuman));

        using var response = await _client.GetAsync("/api/ledger/unsettled?page=2&size=3");

        var page = await response.JsonAsync();
        var message = page["items"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int?)page["page"], (int?)page["size"], (int?)page["total"]), Is.EqualTo((2, 3, 7)));
            Assert.That((string?)message["messageId"], Is.EqualTo(Samples.Id.ToString()));
            Assert.That((string?)message["sessionId"], Is.EqualTo(Samples.Id.ToString()));
            Assert.That((string?)message["providerId"], Is.EqualTo("SM1"));
            Assert.That((DateTimeOffset?)message["receivedAt"], Is.EqualTo(Samples.At));
            Assert.That((double?)message["ageSeconds"], Is.EqualTo(371.2));
            Assert.That((string?)message["sessionStatus"], Is.EqualTo("withHuman"));
            Assert.That(message.AsObject(), Has.Count.EqualTo(6), "nothing that the customer wrote, nor who it is");
        }
    }

    [TestCase("", 300)]
    [TestCase("?olderThan=00:01:00", 60)]
    [TestCase("?olderThan=00:00:00", 0)]
    public async Task ListUnsettled_PassesTheAgeOn(string query, int seconds)
    {
        Returns();

        using var response = await _client.GetAsync($"/api/ledger/unsettled{query}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        _host.Ledger.Verify(ledger => ledger.ListUnsettledAsync(
            It.IsAny<DateTimeOffset>(), TimeSpan.FromSeconds(seconds), new PageRequest(1, 50), It.IsAny<CancellationToken>()));
    }

    [TestCase("?olderThan=soon", "olderThan")]
    [TestCase("?olderThan=-00:00:01", "olderThan")]
    [TestCase("?olderThan=10000.00:00:00", "olderThan")]
    [TestCase("?page=0", "page")]
    [TestCase("?size=201", "size")]
    public async Task ListUnsettled_WhenAParameterIsWrong_NamesIt(string query, string field)
    {
        using var response = await _client.GetAsync($"/api/ledger/unsettled{query}");

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.That(problem["errors"]![field], Is.Not.Null);
    }

    [Test]
    public async Task ListUnsettled_WithoutTheKey_IsRefused()
    {
        using var host = HostFactory.Production();

        using var response = await host.CreateClient().GetAsync("/api/ledger/unsettled");

        await response.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    private void Returns(params UnsettledMessage[] messages) => _host.Ledger
        .Setup(ledger => ledger.ListUnsettledAsync(
            It.IsAny<DateTimeOffset>(), It.IsAny<TimeSpan>(), It.IsAny<PageRequest>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(new Page<UnsettledMessage>(messages, 7));
}
