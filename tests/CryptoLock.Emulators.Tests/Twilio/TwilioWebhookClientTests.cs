using CryptoLock.Emulators.Twilio;

namespace CryptoLock.Emulators.Tests.Twilio;

[TestFixture]
internal sealed class TwilioWebhookClientTests
{
    private const string Ana = "whatsapp:+5511999990000";
    private WebhookSink _service = null!;
    private TwilioWebhookClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _service = await WebhookSink.StartAsync();
        _client = new(new() { ServiceUrl = _service.Address, PublicUrl = new Uri("https://desk.example.com/base/") });
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Test]
    public async Task SendText_PostsTwiliosFormInItsOrder()
    {
        await _client.SendTextAsync(Ana, "Olá, tenho dúvida sobre o PSPM 👋");

        var request = _service.Requests.ToArray()[0];
        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', request.Ordered.Select(field => field.Key)), Is.EqualTo(
                "ExternalUserId SmsMessageSid NumMedia ProfileName MessageType SmsSid WaId SmsStatus Body To NumSegments "
                + "ReferralNumMedia MessageSid AccountSid ChannelMetadata From ApiVersion"));
            Assert.That(request.Path, Is.EqualTo("/base/webhook"));
            Assert.That(request.Fields["Body"], Is.EqualTo("Olá, tenho dúvida sobre o PSPM 👋"));
            Assert.That(request.Fields["WaId"], Is.EqualTo("5511999990000"));
            Assert.That(request.Fields["ExternalUserId"], Is.EqualTo("whatsapp:BR.5511999990000X"));
            Assert.That(request.Fields["MessageSid"], Does.Match("^SM[0-9a-f]{32}$").And.EqualTo(request.Fields["SmsSid"]));
            Assert.That(request.Headers["I-Twilio-Idempotency-Token"], Is.Not.Empty);
            Assert.That(request.Headers["User-Agent"], Is.EqualTo("TwilioProxy/1.1"));
            Assert.That(request.Headers["Content-Type"], Is.EqualTo("application/x-www-form-urlencoded"));
        });
    }

    [Test]
    public async Task SendText_SignsThePublicUrl()
    {
        await _client.SendTextAsync(Ana, "oi");

        var request = _service.Requests.ToArray()[0];
        Assert.That(request.Headers["Host"], Is.EqualTo("desk.example.com"));
        Assert.That(request.Signature, Is.EqualTo(
            TwilioSignature.Compute("https://desk.example.com/base/webhook", request.Ordered, EmulatorDefaults.AuthToken)));
    }

    [Test]
    public async Task Send_WithoutSignature_LeavesTheHeaderOut()
    {
        await _client.SendAsync(InboundWebhook.Text(Ana, "oi"), WebhookSignature.Missing);

        Assert.That(_service.Requests.ToArray()[0].Signature, Is.Null);
    }

    [Test]
    public async Task Send_WronglySigned_CarriesAnotherSignature()
    {
        await _client.SendAsync(InboundWebhook.Text(Ana, "oi"), WebhookSignature.Wrong);

        var request = _service.Requests.ToArray()[0];
        Assert.That(request.Signature, Has.Length.EqualTo(28).And.Not.EqualTo(
            TwilioSignature.Compute("https://desk.example.com/base/webhook", request.Ordered, EmulatorDefaults.AuthToken)));
    }

    [Test]
    public async Task SendDuplicates_DeliversOneMessageWithATokenEach()
    {
        await _client.SendDuplicatesAsync(InboundWebhook.Text(Ana, "oi"), 20);

        var requests = _service.Requests.ToArray();
        Assert.That(requests, Has.Length.EqualTo(20));
        Assert.That(requests.Select(r => r.Fields["MessageSid"]).Distinct(), Has.Exactly(1).Items);
        Assert.That(requests.Select(r => r.Headers["I-Twilio-Idempotency-Token"]), Is.Unique);
    }

    [Test]
    public async Task Send_TellsTheAnswer()
    {
        _service.Status = 503;

        var answer = await _client.SendTextAsync(Ana, "oi");

        Assert.That(answer, Is.EqualTo(new WebhookAnswer(503, null, "")));
        Assert.That(answer.IsSuccess, Is.False);
    }

    [Test]
    public async Task SendAll_DeliversInTheDisorderOfTheSeed()
    {
        InboundWebhook[] written = [.. Enumerable.Range(0, 12).Select(_ => InboundWebhook.Text(Ana, "oi"))];
        var disorder = new WebhookDisorder(Seed: 3, DuplicateRate: 0.3, ReorderRate: 0.3, LateRate: 0.2);

        await _client.SendAllAsync(written, disorder);

        Assert.That(
            _service.Requests.ToArray().Select(r => r.Fields["MessageSid"]),
            Is.EqualTo(disorder.Apply(written).Select(webhook => webhook.MessageSid)));
    }

    [TestCase(0, 0, 0, "abcdef")]
    [TestCase(1, 0, 0, "aabbccddeeff")]
    [TestCase(0, 1, 0, "abcdef")]
    [TestCase(0, 0, 1, "abcdef")]
    [TestCase(0.5, 0.5, 0.5, "abcdef")]
    public void Disorder_LosesNothing(double duplicates, double reorders, double late, string least)
    {
        InboundWebhook[] written = [.. "abcdef".Select(letter => InboundWebhook.Text(Ana, letter.ToString()))];

        var delivered = new WebhookDisorder(7, duplicates, reorders, late).Apply(written);

        Assert.That(string.Concat(delivered.Select(webhook => webhook.Body)), Has.Length.GreaterThanOrEqualTo(least.Length));
        Assert.That(delivered.Distinct(), Is.EquivalentTo(written));
    }

    [Test]
    public void Disorder_WhenAllIsReordered_ChangesTheOrder()
    {
        InboundWebhook[] written = [.. "abc".Select(letter => InboundWebhook.Text(Ana, letter.ToString()))];

        var delivered = new WebhookDisorder(7, ReorderRate: 1).Apply(written);

        Assert.That(string.Concat(delivered.Select(webhook => webhook.Body)), Is.EqualTo("bca"));
    }
}
