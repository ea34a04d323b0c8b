using CryptoLock.Emulators.Twilio;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Emulators.Tests.Twilio;

[TestFixture]
internal sealed class StatusCallbackTests
{
    private const string Ana = "whatsapp:+5511999990000";
    private const string Path = "/webhook/status?part=7";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private FakeTimeProvider _clock = null!;
    private WebhookSink _service = null!;
    private TwilioEmulator _twilio = null!;
    private TwilioApiClient _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new FakeTimeProvider();
        _service = await WebhookSink.StartAsync();
        _twilio = await TwilioEmulator.StartAsync(new()
        {
            CallbackDelay = TimeSpan.Zero,
            Clock = _clock,
            TunnelTo = _service.Address,
        });
        _api = new(_twilio);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _api.Dispose();
        await _twilio.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Test]
    public async Task Callbacks_TellSentDeliveredRead()
    {
        await _api.SendForSidAsync(Ana, "oi", _service.Url(Path));

        Assert.That(await _service.StatusesAsync(3), Is.EqualTo(["sent", "delivered", "read"]));
    }

    [Test]
    public async Task Callbacks_ThroughATunnel_AreSignedForThePublicUrl()
    {
        const string publicUrl = "https://desk.example.com/webhook/status?part=7";

        await _api.SendForSidAsync(Ana, "oi", publicUrl + "#rc=2");
        var requests = await _service.Requests.WaitAsync(3, Soon);

        Assert.That(requests.Select(r => r.Path), Has.All.EqualTo(Path));
        Assert.That(requests.Select(r => r.Headers["Host"]), Has.All.EqualTo("desk.example.com"));
        Assert.That(
            requests.Select(r => r.Signature),
            Is.EqualTo(requests.Select(r => TwilioSignature.Compute(publicUrl, r.Ordered, EmulatorDefaults.AuthToken))));
    }

    [Test]
    public async Task Callback_CarriesTwiliosFieldsAndNoText()
    {
        var sid = await _api.SendForSidAsync(Ana, "oi", _service.Url(Path));
        var delivered = (await _service.Requests.WaitAsync(2, Soon))[1];

        Assert.That(delivered.Fields, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["ChannelPrefix"] = "whatsapp",
            ["ChannelInstallSid"] = "XE00000000000000000000000000000001",
            ["ChannelToAddress"] = "+551199999XXXX",
            ["EventType"] = "DELIVERED",
            ["ApiVersion"] = "2010-04-01",
            ["MessageStatus"] = "delivered",
            ["SmsStatus"] = "delivered",
            ["MessageSid"] = sid,
            ["SmsSid"] = sid,
            ["To"] = Ana,
            ["From"] = EmulatorDefaults.Sender,
            ["AccountSid"] = EmulatorDefaults.AccountSid,
        }));
    }

    [Test]
    public async Task Callbacks_OfSms_HaveNoChannelAndAreNeverRead()
    {
        using var response = await _api.SendAsync(
            $"To=%2B5511999990000&From=%2B14155238886&Body=oi&StatusCallback={Uri.EscapeDataString(_service.Url(Path))}");
        await _twilio.Journal.Callbacks.WaitAsync(2, Soon);

        Assert.That(await _service.StatusesAsync(2), Is.EqualTo(["sent", "delivered"]));
        Assert.That(_service.Requests.ToArray()[0].Fields.Keys, Has.None.StartWith("Channel"));
    }

    [Test]
    public async Task Callbacks_OfAMessagingService_BeginWithQueued()
    {
        using var response = await _api.SendAsync("To=whatsapp%3A%2B5511999990000&Body=oi"
            + $"&MessagingServiceSid=MG00000000000000000000000000000001&StatusCallback={Uri.EscapeDataString(_service.Url(Path))}");

        Assert.That(await _service.StatusesAsync(4), Is.EqualTo(["queued", "sent", "delivered", "read"]));
    }

    [Test]
    public async Task Failed_TellsTheCode()
    {
        _twilio.CallbackFaults.Enqueue(CallbackFault.Failed(63016));

        var sid = await _api.SendForSidAsync(Ana, "oi", _service.Url(Path));
        var request = (await _service.Requests.WaitAsync(1, Soon))[0];

        Assert.That(request.Fields["MessageStatus"], Is.EqualTo("failed"));
        Assert.That(request.Fields["ErrorCode"], Is.EqualTo("63016"));
        Assert.That((await _api.GetJsonAsync(TwilioApiClient.PathOf(sid))).GetProperty("error_code").GetInt32(), Is.EqualTo(63016));
    }

    [Test]
    public async Task Doubled_TellsEachTwice()
    {
        _twilio.CallbackFaults.Enqueue(CallbackFault.Doubled);

        await _api.SendForSidAsync(Ana, "oi", _service.Url(Path));

        Assert.That(
            await _service.StatusesAsync(6), Is.EqualTo(["sent", "sent", "delivered", "delivered", "read", "read"]));
    }

    [Test]
    public async Task Shuffled_TellsAllInAnotherOrder()
    {
        _twilio.CallbackFaults.Enqueue(CallbackFault.Shuffled);

        await _api.SendForSidAsync(Ana, "oi", _service.Url(Path));

        var statuses = await _service.StatusesAsync(3);
        Assert.That(statuses, Is.EquivalentTo(["sent", "delivered", "read"]));
        Assert.That(string.Join(' ', statuses), Is.Not.EqualTo("sent delivered read"));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(41)]
    public void Shuffle_NeverKeepsTheOrder(int seed)
    {
        string[] steps = ["sent", "delivered", "read"];

        Assert.That(CallbackSteps.Shuffle(steps, seed), Is.EquivalentTo(steps).And.Not.EqualTo(steps));
    }

    [Test]
    public async Task Missing_TellsNothingWhileTheApiKnows()
    {
        _twilio.CallbackFaults.Enqueue(CallbackFault.Missing);

        var silent = await _api.SendForSidAsync(Ana, "one", _service.Url(Path));
        var told = await _api.SendForSidAsync(Ana, "two", _service.Url(Path));
        var requests = await _service.Requests.WaitAsync(3, Soon);

        Assert.That(requests.Select(r => r.Fields["MessageSid"]), Has.All.EqualTo(told));
        Assert.That((await _api.GetJsonAsync(TwilioApiClient.PathOf(silent))).GetProperty("status").GetString(), Is.EqualTo("read"));
    }

    [Test]
    public async Task Late_TellsAllAfterTheDelay()
    {
        _twilio.CallbackFaults.Enqueue(CallbackFault.Late(TimeSpan.FromHours(1)));

        var sid = await _api.SendForSidAsync(Ana, "oi", _service.Url(Path));
        var before = _service.Requests.Total;
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.That(before, Is.Zero);
        Assert.That(await _service.StatusesAsync(3), Is.EqualTo(["sent", "delivered", "read"]));
        Assert.That(_service.Requests.ToArray()[0].Fields["MessageSid"], Is.EqualTo(sid));
    }

    [Test]
    public async Task Callbacks_AfterAReset_StillCome()
    {
        _twilio.Faults.Enqueue(TwilioFault.ResetAfter);

        Assert.ThrowsAsync<HttpRequestException>(() => _api.SendMessageAsync(Ana, "oi", _service.Url(Path)));

        Assert.That(await _service.StatusesAsync(3), Is.EqualTo(["sent", "delivered", "read"]));
    }

    [Test]
    public async Task Callbacks_WhenNobodyListens_AreTriedTwiceAndJournaled()
    {
        await _service.DisposeAsync();

        await _api.SendForSidAsync(Ana, "oi", "http://127.0.0.1:9/status");
        var tries = await _twilio.Journal.Callbacks.WaitAsync(6, Soon);

        Assert.That(tries.Select(t => t.HttpStatus), Has.All.Zero);
        Assert.That(tries.Select(t => t.Status), Is.EqualTo(["sent", "sent", "delivered", "delivered", "read", "read"]));
    }

    [Test]
    public async Task Callbacks_WhenRefused_AreNotTriedAgain()
    {
        _service.Status = 503;

        await _api.SendForSidAsync(Ana, "oi", _service.Url(Path));
        var tries = await _twilio.Journal.Callbacks.WaitAsync(3, Soon);

        Assert.That(tries.Select(t => t.HttpStatus), Is.EqualTo([503, 503, 503]));
    }
}
