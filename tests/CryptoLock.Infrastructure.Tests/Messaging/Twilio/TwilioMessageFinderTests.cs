using System.Net;
using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Testing.Http;

namespace CryptoLock.Infrastructure.Tests.Messaging.Twilio;

[TestFixture]
internal sealed class TwilioMessageFinderTests
{
    private const string List = $"/2010-04-01/Accounts/{TwilioHarness.AccountSid}/Messages.json";
    private static readonly DateTimeOffset Since = new(2026, 3, 1, 9, 0, 5, 700, TimeSpan.FromHours(-3));

    private readonly StubHttpMessageHandler _network = new();
    private readonly HashSet<string> _others = ["SM-other"];

    [OneTimeTearDown]
    public void DisposeNetwork() => _network.Dispose();

    [Test]
    public async Task FindAsync_Always_AsksByRecipientSenderAndDate()
    {
        _network.Answers(HttpStatusCode.OK, Page());

        await FindAsync();

        Assert.That(_network.Requests[^1].Url, Is.EqualTo(
            $"https://api.twilio.com{List}?To=whatsapp%3A%2B5511999990000&From=whatsapp%3A%2B14155238886"
            + "&DateSent%3E=2026-03-01T12%3A00%3A03Z&PageSize=100"));
    }

    [TestCase("outbound-api", TwilioHarness.Text, "Sun, 01 Mar 2026 12:00:05 +0000", "SM1")]
    [TestCase("outbound-api", TwilioHarness.Text, "Sun, 1 Mar 2026 12:00:06 +0000", "SM1")]
    [TestCase("outbound-api", TwilioHarness.Text + "\\r\\n", "Sun, 01 Mar 2026 12:00:06 +0000", "SM1")]
    [TestCase("outbound-api", TwilioHarness.Text, "", "SM1")]
    [TestCase("outbound-api", TwilioHarness.Text, "Sun, 01 Mar 2026 12:00:03 +0000", "SM1")]
    [TestCase("outbound-api", TwilioHarness.Text, "Sun, 01 Mar 2026 12:00:02 +0000", null)]
    [TestCase("outbound-api", "another text", "Sun, 01 Mar 2026 12:00:06 +0000", null)]
    [TestCase("outbound-reply", TwilioHarness.Text, "Sun, 01 Mar 2026 12:00:06 +0000", null)]
    [TestCase("inbound", TwilioHarness.Text, "Sun, 01 Mar 2026 12:00:06 +0000", null)]
    public async Task FindAsync_OfAListedMessage_TakesOnlyOurs(string direction, string body, string created, string? expected)
    {
        _network.Answers(HttpStatusCode.OK, Page(Message("SM1", body, created, direction)));

        Assert.That((await FindAsync()).Value.ProviderId, Is.EqualTo(expected));
    }

    [TestCase("Sun, 01 Mar 2026 12:00:06 +0000", "SM1")]
    [TestCase("Sun, 01 Mar 2026 12:00:02 +0000", null)]
    public async Task FindAsync_OfATemplate_DoesNotCompareTheTextThatTwilioHasOfIt(string created, string? expected)
    {
        _network.Answers(HttpStatusCode.OK, Page(Message("SM-other", "Olá!"), Message("SM1", "Olá! Escreva para continuar.", created)));
        using var harness = new TwilioHarness(_network);

        var found = await harness.Sender.FindAsync(
            TwilioHarness.CreatePart() with { IsTemplate = true }, Since, _others, CancellationToken.None);

        Assert.That(found.Value.ProviderId, Is.EqualTo(expected));
    }

    [Test]
    public async Task FindAsync_WhenTwilioListsAnotherCustomer_PassesThemOver()
    {
        _network.Answers(HttpStatusCode.OK, Page(Message("SM1", to: "whatsapp:+5511888880000")));

        Assert.That((await FindAsync()).Value.ProviderId, Is.Null);
    }

    [Test]
    public async Task FindAsync_WhenSeveralMatch_TakesTheEarliest()
    {
        _network.Answers(HttpStatusCode.OK, Page(
            Message("SM2", created: "Sun, 01 Mar 2026 12:00:09 +0000"), Message("SM1", created: "Sun, 01 Mar 2026 12:00:07 +0000")));

        Assert.That((await FindAsync()).Value.ProviderId, Is.EqualTo("SM1"));
    }

    [Test]
    public async Task FindAsync_WhenAnotherPartHasTheSameTextInThatSecond_PassesItOver()
    {
        _network.Answers(HttpStatusCode.OK, Page(
            Message("SM-other", created: "Sun, 01 Mar 2026 12:00:05 +0000"), Message("SM2", created: "Sun, 01 Mar 2026 12:00:06 +0000")));

        Assert.That((await FindAsync()).Value.ProviderId, Is.EqualTo("SM2"));
    }

    [Test]
    public async Task FindAsync_WhenOnlyAnotherPartIsThere_FindsNothing()
    {
        _network.Answers(HttpStatusCode.OK, Page(Message("SM-other")));

        Assert.That((await FindAsync()).Value.ProviderId, Is.Null);
    }

    [Test]
    public async Task FindAsync_WhenThereAreMorePages_FollowsThem()
    {
        _network.Answers(HttpStatusCode.OK, PageBefore($"{List}?PageSize=100&Page=1&PageToken=PA1", Message("SM2", "other")));
        _network.Answers(HttpStatusCode.OK, Page(Message("SM1")));

        var found = await FindAsync();

        Assert.That(found.Value.ProviderId, Is.EqualTo("SM1"));
        Assert.That(_network.Requests[^1].Url, Is.EqualTo($"https://api.twilio.com{List}?PageSize=100&Page=1&PageToken=PA1"));
    }

    [TestCase("https://evil.example.com/2010-04-01/x")]
    [TestCase("//evil.example.com/x")]
    [TestCase("/2010-04-01/Accounts/AC00000000000000000000000000000009/Messages.json?Page=1")]
    public async Task FindAsync_WhenTheNextPageIsElsewhere_DoesNotGoThere(string next)
    {
        _network.Answers(HttpStatusCode.OK, PageBefore(next, Message("SM1")));

        Assert.That((await FindAsync()).Error?.Code, Is.EqualTo("twilio.unreadable_answer"));
    }

    [Test]
    public async Task FindAsync_WhenPagesNeverEnd_GivesUp()
    {
        var network = new StubHttpMessageHandler();
        for (var page = 0; page < 30; page++)
        {
            network.Answers(HttpStatusCode.OK, PageBefore($"{List}?Page={page}"));
        }

        using var harness = new TwilioHarness(network);
        var found = await harness.Sender.FindAsync(TwilioHarness.CreatePart(), Since, _others, CancellationToken.None);

        Assert.That(found.Error?.Kind, Is.EqualTo(ErrorKind.Transient));
    }

    [TestCase(429, ErrorKind.RateLimited)]
    [TestCase(401, ErrorKind.Authentication)]
    [TestCase(404, ErrorKind.Configuration)]
    [TestCase(500, ErrorKind.Transient)]
    [TestCase(503, ErrorKind.Transient)]
    [TestCase(200, ErrorKind.Transient)]
    public async Task FindAsync_WhenTwilioCannotBeAsked_SaysWhy(int status, ErrorKind kind)
    {
        _network.Answers((HttpStatusCode)status, "<html>");

        Assert.That((await FindAsync()).Error?.Kind, Is.EqualTo(kind));
    }

    [Test]
    public async Task FindAsync_WhenTwilioDoesNotAnswer_MayBeAskedAgain()
    {
        _network.FailsSent(new HttpRequestException(HttpRequestError.ResponseEnded));

        Assert.That((await FindAsync()).Error?.Kind, Is.EqualTo(ErrorKind.Transient));
    }

    [Test]
    public async Task FindAsync_Always_LogsNoAddressOrText()
    {
        _network.Answers(HttpStatusCode.OK, Page(Message("SM1")));
        using var harness = new TwilioHarness(_network);

        await harness.Sender.FindAsync(TwilioHarness.CreatePart(), Since, _others, CancellationToken.None);

        Assert.That(harness.Log.Lines, Has.Some.Contains("SM1").And.None.Contains("5511999990000").And.None.Contains("Olá"));
    }

    [Test]
    public async Task FindAsync_BehindAProxyPath_StaysBehindIt()
    {
        _network.Answers(HttpStatusCode.OK, PageBefore($"{List}?Page=1")).Answers(HttpStatusCode.OK, Page());
        using var harness = new TwilioHarness(_network, ("Twilio:ApiBaseUrl", "http://proxy.example.com:8080/twilio"));

        await harness.Sender.FindAsync(TwilioHarness.CreatePart(), Since, _others, CancellationToken.None);

        Assert.That(_network.Requests[^1].Url, Is.EqualTo($"http://proxy.example.com:8080/twilio{List}?Page=1"));
    }

    private async Task<Result<FoundPart>> FindAsync()
    {
        using var harness = new TwilioHarness(_network);
        return await harness.Sender.FindAsync(TwilioHarness.CreatePart(), Since, _others, CancellationToken.None);
    }

    private static string Page(params string[] messages) => PageBefore(null, messages);

    private static string PageBefore(string? next, params string[] messages) =>
        $$"""{"messages":[{{string.Join(',', messages)}}],"next_page_uri":{{(next is null ? "null" : $"\"{next}\"")}}}""";

    private static string Message(
        string sid,
        string body = TwilioHarness.Text,
        string created = "Sun, 01 Mar 2026 12:00:06 +0000",
        string direction = "outbound-api",
        string to = TwilioHarness.Customer) =>
        $$"""
        {"sid":"{{sid}}","body":"{{body}}","date_created":"{{created}}","direction":"{{direction}}","to":"{{to}}","error_code":null}
        """;
}
