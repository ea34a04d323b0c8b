using System.Net;
using CryptoLock.Emulators.Twilio;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Emulators.Tests.Twilio;

[TestFixture]
internal sealed class TwilioFaultTests
{
    private const string Ana = "whatsapp:+5511999990000";
    private FakeTimeProvider _clock = null!;
    private TwilioEmulator _twilio = null!;
    private TwilioApiClient _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new FakeTimeProvider();
        _twilio = await TwilioEmulator.StartAsync(new() { CallbackDelay = TimeSpan.Zero, Clock = _clock });
        _api = new(_twilio);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _api.Dispose();
        await _twilio.DisposeAsync();
    }

    [TestCase("reset-before", 0)]
    [TestCase("reset-after", 1)]
    public void Reset_CutsTheConnectionBeforeOrAfterAccepting(string fault, int accepted)
    {
        _twilio.Arm([fault], seed: 0);

        Assert.ThrowsAsync<HttpRequestException>(() => _api.SendMessageAsync(Ana, "oi"));
        Assert.That(_twilio.Journal.Messages.Total, Is.EqualTo(accepted));
        Assert.That(_twilio.Journal.Requests.ToArray()[0], Has.Property("Status").Zero.And.Property("Fault").EqualTo(fault));
    }

    [TestCase("server-error", 500, 20500, 0)]
    [TestCase("server-error-after", 500, 20500, 1)]
    [TestCase("unavailable", 503, 20503, 0)]
    [TestCase("rate-limited", 429, 20429, 0)]
    [TestCase("refuse=21610", 400, 21610, 0)]
    public async Task Refusal_AnswersTwiliosError(string fault, int status, int code, int accepted)
    {
        _twilio.Arm([fault], seed: 0);

        using var response = await _api.SendMessageAsync(Ana, "oi");

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That((await TwilioApiClient.ReadAsync(response)).GetProperty("code").GetInt32(), Is.EqualTo(code));
        Assert.That(_twilio.Journal.Messages.Total, Is.EqualTo(accepted));
    }

    [TestCase("rate-limited=2s", "2")]
    [TestCase("rate-limited=1500ms", "2")]
    [TestCase("rate-limited", null)]
    public async Task RateLimited_TellsWhenToComeBackWhenAsked(string fault, string? retryAfter)
    {
        _twilio.Arm([fault], seed: 0);

        using var response = await _api.SendMessageAsync(Ana, "oi");

        Assert.That(response.Headers.RetryAfter?.ToString(), Is.EqualTo(retryAfter));
    }

    [Test]
    public async Task Html_AnswersAPageInsteadOfJson()
    {
        _twilio.Faults.Enqueue(TwilioFault.Html);

        using var response = await _api.SendMessageAsync(Ana, "oi");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("<html>"));
    }

    [Test]
    public async Task Slow_AcceptsAtOnceAndAnswersLate()
    {
        _twilio.Faults.Enqueue(TwilioFault.Slow(TimeSpan.FromMinutes(1)));

        var sending = _api.SendMessageAsync(Ana, "oi");
        await _twilio.WaitForMessagesAsync(1, TimeSpan.FromSeconds(10));
        var answeredEarly = sending.IsCompleted;
        using var response = await AdvanceUntilAsync(sending);

        Assert.That(answeredEarly, Is.False);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Queue_StrikesOncePerFaultAndOnlySends()
    {
        _twilio.Arm(["unavailable*2"], seed: 0);

        using var list = await _api.GetAsync(TwilioApiClient.Collection);
        var statuses = await SendAsync(3);

        Assert.That(list.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(statuses, Is.EqualTo([503, 503, 201]));
    }

    [TestCase("list/unavailable", 503)]
    [TestCase("any/unavailable", 503)]
    [TestCase("fetch/unavailable", 200)]
    public async Task Operation_ChoosesTheCallsStruck(string fault, int status)
    {
        _twilio.Arm([fault], seed: 0);

        using var list = await _api.GetAsync(TwilioApiClient.Collection);

        Assert.That((int)list.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task When_StrikesTheCallsPicked()
    {
        _twilio.Faults.When(call => call.Body == "bad", TwilioFault.Refuse(21610));

        using var bad = await _api.SendMessageAsync(Ana, "bad");
        using var good = await _api.SendMessageAsync(Ana, "good");

        Assert.That(((int)bad.StatusCode, (int)good.StatusCode), Is.EqualTo((400, 201)));
    }

    [Test]
    public async Task Credentials_AreCheckedBeforeFaults()
    {
        _twilio.Faults.Enqueue(TwilioFault.ServerError);
        using var stranger = new TwilioApiClient(_twilio, password: "wrong");

        using var response = await stranger.SendMessageAsync(Ana, "oi");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(_twilio.Faults.Queued, Is.EqualTo(1));
    }

    [Test]
    public async Task Disarm_EndsAllFaults()
    {
        _twilio.Arm(["unavailable*9", "server-error@1"], seed: 0);

        _twilio.Disarm();

        Assert.That(await SendAsync(2), Is.EqualTo([201, 201]));
    }

    private async Task<int[]> SendAsync(int count)
    {
        var statuses = new int[count];
        for (var i = 0; i < count; i++)
        {
            using var response = await _api.SendMessageAsync(Ana, "oi");
            statuses[i] = (int)response.StatusCode;
        }

        return statuses;
    }

    // The emulator starts to wait on the clock only after it has journaled the message.
    private async Task<HttpResponseMessage> AdvanceUntilAsync(Task<HttpResponseMessage> sending)
    {
        while (!sending.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        return await sending;
    }
}
