using CryptoLock.Application.Delivery.RecordDeliveryStatus;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class TwilioStatusControllerTests
{
    private static readonly Guid Part = Guid.Parse("0197f3a0-0000-7000-8000-000000000001");

    private WebhookHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await WebhookHost.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [TestCase("queued", null)]
    [TestCase("accepted", null)]
    [TestCase("scheduled", null)]
    [TestCase("sending", null)]
    [TestCase("receiving", null)]
    [TestCase("partially_delivered", null)]
    [TestCase("something-new", null)]
    [TestCase("sent", PartStatus.Sent)]
    [TestCase("delivered", PartStatus.Delivered)]
    [TestCase("read", PartStatus.Read)]
    [TestCase("READ", PartStatus.Read)]
    [TestCase("failed", PartStatus.Failed)]
    [TestCase("undelivered", PartStatus.Failed)]
    [TestCase("canceled", PartStatus.Failed)]
    public async Task Record_TranslatesTheStatus(string text, PartStatus? expected)
    {
        var response = await SendAsync(("MessageStatus", text));

        Assert.That(response.Status, Is.EqualTo(204));
        Assert.That(
            _host.Commands.Single(),
            Is.EqualTo(new RecordDeliveryStatusCommand(Part, "SM00000000000000000000000000000001", expected, null)));
    }

    [TestCase("63016", 63016)]
    [TestCase("", null)]
    [TestCase("0", null)]
    [TestCase("-1", null)]
    [TestCase("99999999999999999999", null)]
    [TestCase("E63016", null)]
    public async Task Record_ReadsTheErrorCode(string text, int? expected)
    {
        await SendAsync(("MessageStatus", "failed"), ("ErrorCode", text));

        Assert.That(_host.Commands.OfType<RecordDeliveryStatusCommand>().Single().ErrorCode, Is.EqualTo(expected));
    }

    [TestCase("MessageSid", "")]
    [TestCase("MessageSid", "has space")]
    [TestCase("MessageStatus", "")]
    public async Task Record_WhenARequiredFieldIsBad_NamesIt(string field, string value)
    {
        var response = await SendAsync((field, value));

        Assert.That(response.Status, Is.EqualTo(400));
        Assert.That(response.Body, Does.Contain($"\"{field}\":["));
    }

    [Test]
    public async Task Record_WhenTheStoreIsDown_AsksForARetry()
    {
        _host.Failure = new StoreUnavailableException("down");

        Assert.That((await SendAsync()).Status, Is.EqualTo(503));
    }

    [TestCase("https://example.com/webhook/status/not-an-id", 404)]
    [TestCase("https://example.com/webhook/status/00000000-0000-0000-0000-000000000000", 204)]
    [TestCase("https://example.com/webhook/status", 204)]
    [TestCase("https://example.com/webhook/status/", 204)]
    [TestCase("https://example.com/webhook/status/0197f3a0-0000-7000-8000-000000000001/more", 404)]
    public async Task Record_AtAnAddress_Answers(string url, int expected) =>
        Assert.That((await _host.SendAsync(WebhookRequest.Signed(WebhookForms.Status(), url))).Status, Is.EqualTo(expected));

    [Test]
    public async Task Ignore_WithoutAPart_RecordsNothingAndSaysSo()
    {
        await _host.SendAsync(WebhookRequest.Signed(WebhookForms.Status(), "https://example.com/webhook/status"));

        Assert.That(_host.Commands, Is.Empty);
        Assert.That(_host.Log.Of(3010).ToList(), Has.Count.EqualTo(1));
    }

    [TestCase("POST", "application/x-www-form-urlencoded", "https://example.com/webhook/status", 403)]
    [TestCase("POST", "application/x-www-form-urlencoded", WebhookForms.StatusUrl, 403)]
    [TestCase("POST", "application/json", WebhookForms.StatusUrl, 415)]
    [TestCase("GET", null, WebhookForms.StatusUrl, 405)]
    [TestCase("GET", null, "https://example.com/webhook/status", 405)]
    public async Task Record_WhenUnsignedOrWrong_IsRefused(string method, string? contentType, string url, int expected)
    {
        var request = new WebhookRequest
        {
            Method = method,
            ContentType = contentType,
            Url = url,
            Body = WebhookRequest.Encode(WebhookForms.Status()),
        };

        Assert.That((await _host.SendAsync(request)).Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task Record_WithALargeBody_IsRefused() =>
        Assert.That((await SendAsync(("Extra", new string('a', 64 * 1024)))).Status, Is.EqualTo(413));

    private Task<WebhookResponse> SendAsync(params (string, string)[] fields) =>
        _host.SendAsync(WebhookRequest.Signed(WebhookForms.Status(fields), WebhookForms.StatusUrl));
}
