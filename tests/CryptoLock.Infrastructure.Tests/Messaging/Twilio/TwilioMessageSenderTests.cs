using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CryptoLock.Application.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Messaging;
using CryptoLock.Testing.Http;

namespace CryptoLock.Infrastructure.Tests.Messaging.Twilio;

[TestFixture]
internal sealed class TwilioMessageSenderTests
{
    private const string Sid = "SM00000000000000000000000000000002";
    private const string Html = "<html><body>Service Unavailable +5511999990000</body></html>";
    private const string MessagingService = "MG00000000000000000000000000000003";

    private readonly StubHttpMessageHandler _network = new();

    [OneTimeTearDown]
    public void DisposeNetwork() => _network.Dispose();

    [Test]
    public async Task SendAsync_WhenAccepted_ReturnsTheSid()
    {
        var result = await SendAsync();

        Assert.That(result.Value, Is.EqualTo(Sid));
    }

    [Test]
    public async Task SendAsync_Always_PostsTheFormOnce()
    {
        await SendAsync();

        var request = _network.Requests[^1];
        Assert.That(request.Method, Is.EqualTo(HttpMethod.Post));
        Assert.That(request.Url, Is.EqualTo(
            $"https://api.twilio.com/2010-04-01/Accounts/{TwilioHarness.AccountSid}/Messages.json"));
        Assert.That(request.Headers["Content-Type"], Is.EqualTo("application/x-www-form-urlencoded"));
        Assert.That(request.Body, Is.EqualTo(
            "To=whatsapp%3A%2B5511999990000&From=whatsapp%3A%2B14155238886"
            + "&Body=Ol%C3%A1+%26+at%C3%A9+j%C3%A1%3A+100%25+%2B+%F0%9F%98%80"
            + $"&StatusCallback=https%3A%2F%2Fdesk.example.com%2Fwebhook%2Fstatus%2F{TwilioHarness.Part}"));
    }

    [Test]
    public async Task SendAsync_WithAuthToken_AuthenticatesAsTheAccount()
    {
        await SendAsync();

        Assert.That(_network.Requests[^1].Headers["Authorization"], Is.EqualTo(
            Basic(TwilioHarness.AccountSid, TwilioHarness.AuthToken)));
    }

    [Test]
    public async Task SendAsync_WithApiKey_AuthenticatesAsTheKeyAndPostsToTheAccount()
    {
        const string key = "SK00000000000000000000000000000004";

        await SendAsync(("Twilio:Client:ApiKeySid", key), ("Twilio:Client:ApiKeySecret", "key-secret"));

        Assert.That(_network.Requests[^1].Headers["Authorization"], Is.EqualTo(Basic(key, "key-secret")));
        Assert.That(_network.Requests[^1].Url, Does.Contain($"/Accounts/{TwilioHarness.AccountSid}/"));
    }

    [Test]
    public async Task SendAsync_Always_NamesThisProduct()
    {
        await SendAsync();

        Assert.That(_network.Requests[^1].Headers["User-Agent"], Does.Match(@"^CryptoLock/\d+\.\d+\.\d+$"));
    }

    [Test]
    public async Task SendAsync_WithMessagingService_SendsOverItFromTheSameNumber()
    {
        await SendAsync(("Twilio:MessagingServiceSid", MessagingService));

        Assert.That(_network.Requests[^1].Body, Does.StartWith(
            $"To=whatsapp%3A%2B5511999990000&From=whatsapp%3A%2B14155238886&MessagingServiceSid={MessagingService}&Body="));
    }

    [Test]
    public async Task SendAsync_WithoutPublicAddress_AsksForNoReports()
    {
        await SendAsync(("Twilio:RequestValidation:BaseUrlOverride", null));

        Assert.That(_network.Requests[^1].Body, Does.Not.Contain("StatusCallback"));
    }

    [TestCase("whatsapp:+14155238886", "whatsapp:BR.abc123", null, "whatsapp%3A%2B14155238886")]
    [TestCase("+15005550006", "+5511999990000", "+14155238886", "%2B15005550006")]
    [TestCase("whatsapp:+14155238886", "+5511999990000", null, "%2B14155238886")]
    [TestCase("whatsapp:+14155238886", "+5511999990000", "+15005550006", "%2B15005550006")]
    [TestCase("+15005550006", "whatsapp:+5511999990000", "whatsapp:+14155238886", "whatsapp%3A%2B14155238886")]
    public async Task SendAsync_OnAnyChannel_SendsFromANumberOfThatChannel(
        string from, string to, string? configured, string expected)
    {
        _network.Answers(HttpStatusCode.Created, $$"""{"sid":"{{Sid}}"}""");
        using var harness = new TwilioHarness(_network, ("Twilio:WhatsAppNumber", configured));

        await harness.Sender.SendAsync(TwilioHarness.CreatePart(from, to), CancellationToken.None);

        Assert.That(_network.Requests[^1].Body, Does.Contain($"&From={expected}&"));
    }

    [TestCase(429, """{"code":20429}""", "twilio.rate_limited", ErrorKind.RateLimited, 20429)]
    [TestCase(429, Html, "twilio.rate_limited", ErrorKind.RateLimited, 20429)]
    [TestCase(400, """{"code":63018}""", "twilio.rate_limited", ErrorKind.RateLimited, 63018)]
    [TestCase(401, """{"code":20003}""", "twilio.authentication", ErrorKind.Authentication, 20003)]
    [TestCase(401, Html, "twilio.authentication", ErrorKind.Authentication, null)]
    [TestCase(403, """{"code":70051}""", "twilio.authentication", ErrorKind.Authentication, 70051)]
    [TestCase(400, """{"code":20003}""", "twilio.authentication", ErrorKind.Authentication, 20003)]
    [TestCase(400, """{"code":63007}""", "twilio.configuration", ErrorKind.Configuration, 63007)]
    [TestCase(400, """{"code":21606}""", "twilio.configuration", ErrorKind.Configuration, 21606)]
    [TestCase(400, """{"code":"21608","message":"x"}""", "twilio.configuration", ErrorKind.Configuration, 21608)]
    [TestCase(404, """{"code":20404}""", "twilio.configuration", ErrorKind.Configuration, 20404)]
    [TestCase(404, "", "twilio.configuration", ErrorKind.Configuration, null)]
    [TestCase(302, "", "twilio.configuration", ErrorKind.Configuration, null)]
    [TestCase(400, """{"code":21610,"message":"The number +5511999990000 opted out"}""", "twilio.refused", ErrorKind.Permanent, 21610)]
    [TestCase(400, """{"code":21211}""", "twilio.refused", ErrorKind.Permanent, 21211)]
    [TestCase(400, """{"code":21617}""", "twilio.refused", ErrorKind.Permanent, 21617)]
    [TestCase(400, """{"code":29999}""", "twilio.refused", ErrorKind.Permanent, 29999)]
    [TestCase(400, "not json", "twilio.refused", ErrorKind.Permanent, null)]
    [TestCase(400, "null", "twilio.refused", ErrorKind.Permanent, null)]
    [TestCase(408, "", "twilio.outcome_unknown", ErrorKind.UnknownOutcome, null)]
    [TestCase(500, """{"code":20500}""", "twilio.outcome_unknown", ErrorKind.UnknownOutcome, 20500)]
    [TestCase(502, Html, "twilio.outcome_unknown", ErrorKind.UnknownOutcome, null)]
    [TestCase(503, "", "twilio.outcome_unknown", ErrorKind.UnknownOutcome, null)]
    [TestCase(504, """{"code":63007}""", "twilio.outcome_unknown", ErrorKind.UnknownOutcome, 63007)]
    [TestCase(201, "{}", "twilio.outcome_unknown", ErrorKind.UnknownOutcome, null)]
    [TestCase(201, Html, "twilio.outcome_unknown", ErrorKind.UnknownOutcome, null)]
    public async Task SendAsync_WhenTwilioAnswersWithAFailure_SaysWhatToDo(
        int status, string body, string code, ErrorKind kind, int? providerCode)
    {
        _network.Answers((HttpStatusCode)status, body, body == Html ? "text/html" : "application/json");

        var error = await FailAsync();

        Assert.That((error.Code, error.Kind, error.ProviderCode), Is.EqualTo((code, kind, providerCode)));
    }

    [TestCase("7", 7)]
    [TestCase("Sun, 01 Mar 2026 12:01:30 GMT", 90)]
    [TestCase("Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    [TestCase("soon", null)]
    [TestCase(null, null)]
    public async Task SendAsync_WhenTwilioAsksToWait_TellsHowLong(string? header, int? seconds)
    {
        _network.Answers(HttpStatusCode.TooManyRequests, retryAfter: header);

        var error = await FailAsync();

        Assert.That(error.RetryAfter?.TotalSeconds, Is.EqualTo(seconds));
    }

    private static Exception[] FailuresBeforeSending =>
    [
        new HttpRequestException(HttpRequestError.NameResolutionError),
        new HttpRequestException(HttpRequestError.ConnectionError),
        new HttpRequestException(HttpRequestError.SecureConnectionError),
        new SocketException((int)SocketError.NotConnected),
    ];

    [TestCaseSource(nameof(FailuresBeforeSending))]
    public async Task SendAsync_WhenNothingLeft_MayBeRetried(Exception failure)
    {
        _network.FailsUnsent(failure);

        var error = await FailAsync();

        Assert.That((error.Code, error.IsRetryable), Is.EqualTo(("twilio.unreachable", true)));
    }

    [TestCase(-1, "twilio.too_late")]
    [TestCase(0, "twilio.too_late")]
    [TestCase(1, null)]
    public async Task SendAsync_WhenItHadToLeaveBefore_LetsNothingOut(int secondsLeft, string? expected)
    {
        _network.Answers(HttpStatusCode.Created, $$"""{"sid":"{{Sid}}","status":"queued"}""");
        using var harness = new TwilioHarness(_network);
        var part = TwilioHarness.CreatePart() with { LeavesBefore = harness.Clock.GetUtcNow().AddSeconds(secondsLeft) };

        var result = await harness.Sender.SendAsync(part, CancellationToken.None);

        Assert.That(result.Error?.Code, Is.EqualTo(expected));
        Assert.That(result.Error?.Kind, Is.EqualTo(expected is null ? default(ErrorKind?) : ErrorKind.Transient));
    }

    [Test]
    public async Task SendAsync_WhenConnectingTakesTooLong_MayBeRetried()
    {
        _network.FailsUnsent(new TaskCanceledException("slow", new TimeoutException()));

        Assert.That((await FailAsync()).Kind, Is.EqualTo(ErrorKind.Transient));
    }

    private static Exception[] FailuresAfterSending =>
    [
        new HttpRequestException(HttpRequestError.ResponseEnded),
        new HttpRequestException(HttpRequestError.ConnectionError),
        new TaskCanceledException("slow", new TimeoutException()),
        new IOException("reset"),
    ];

    [TestCaseSource(nameof(FailuresAfterSending))]
    public async Task SendAsync_WhenTheAnswerIsLost_SaysThatTheOutcomeIsUnknown(Exception failure)
    {
        _network.FailsSent(failure);

        Assert.That((await FailAsync()).Kind, Is.EqualTo(ErrorKind.UnknownOutcome));
    }

    [Test]
    public void SendAsync_WhenCancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        _network.Answers(() =>
        {
            cancelled.Cancel();
            throw new OperationCanceledException(cancelled.Token);
        });
        using var harness = new TwilioHarness(_network);

        Assert.That(
            () => harness.Sender.SendAsync(TwilioHarness.CreatePart(), cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(201, """{"sid":"SM1","body":"secret-body"}""")]
    [TestCase(400, """{"code":21211,"message":"The number +5511999990000 is not valid"}""")]
    [TestCase(500, Html)]
    public async Task SendAsync_Whatever_LogsNoAddressTextOrToken(int status, string body)
    {
        _network.Answers((HttpStatusCode)status, body);
        using var harness = new TwilioHarness(_network);

        var result = await harness.Sender.SendAsync(TwilioHarness.CreatePart(), CancellationToken.None);

        var written = string.Join('\n', harness.Log.Lines) + result.Error?.Message;
        Assert.That(written, Does.Contain(TwilioHarness.Part));
        Assert.That(written, Does.Not.Contain("5511999990000").And.Not.Contain("14155238886").And.Not.Contain("Olá")
            .And.Not.Contain("secret").And.Not.Contain(Basic(TwilioHarness.AccountSid, TwilioHarness.AuthToken)));
    }

    [TestCase("whatsapp:+5511999990000", true)]
    [TestCase("whatsapp:BR.abc", true)]
    [TestCase("+5511999990000", true)]
    [TestCase("simulator:ana", false)]
    public void Reaches_OfAnAddress_LeavesOnlyTheSimulatorOut(string address, bool expected)
    {
        using var harness = new TwilioHarness(_network);

        Assert.That(harness.Get<IMessageChannel>().Reaches(ParticipantAddress.From(address)), Is.EqualTo(expected));
    }

    private async Task<Result<string>> SendAsync(params (string Key, string? Value)[] settings)
    {
        _network.Answers(HttpStatusCode.Created, $$"""{"sid":"{{Sid}}","status":"queued"}""");
        using var harness = new TwilioHarness(_network, settings);
        return await harness.Sender.SendAsync(TwilioHarness.CreatePart(), CancellationToken.None);
    }

    private async Task<Error> FailAsync()
    {
        using var harness = new TwilioHarness(_network);
        var result = await harness.Sender.SendAsync(TwilioHarness.CreatePart(), CancellationToken.None);
        return result.Error!;
    }

    private static string Basic(string user, string password) => new AuthenticationHeaderValue(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))).ToString();
}
