using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations.ReceiveMessage;
using CryptoLock.Application.Ports;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class TwilioMessagesControllerTests
{
    private static readonly WebhookRequest Signed = WebhookRequest.Signed(WebhookForms.Message());

    [Test]
    public async Task Receive_WhenStored_AnswersEmptyTwiml()
    {
        await using var host = await WebhookHost.StartAsync();

        var response = await host.SendAsync(Signed);

        Assert.That(response, Is.EqualTo(new WebhookResponse(
            200, "text/xml; charset=utf-8", """<?xml version="1.0" encoding="utf-8"?><Response></Response>""", null)));
        Assert.That(host.Commands.OfType<ReceiveMessageCommand>().Single().Content.Text, Is.EqualTo("Hello"));
    }

    [TestCase("MessageSid", "")]
    [TestCase("MessageSid", "has space")]
    [TestCase("MessageSid", "SM1\n")]
    [TestCase("MessageSid", "SM123456789012345678901234567890123456789012345678901234567890123")]
    [TestCase("From", "")]
    [TestCase("From", "whatsapp: 15005550006")]
    [TestCase("From", "a\u0000b")]
    [TestCase("To", "")]
    [TestCase("To", "a\tb")]
    public async Task Receive_WhenARequiredFieldIsBad_NamesIt(string field, string value)
    {
        await using var host = await WebhookHost.StartAsync();

        var response = await host.SendAsync(WebhookRequest.Signed(WebhookForms.Message((field, value))));

        Assert.That(response.Status, Is.EqualTo(400));
        Assert.That(response.Body, Does.Contain($"\"{field}\":[\"{field} must"));
        Assert.That(host.Commands, Is.Empty);
    }

    [Test]
    public async Task Receive_WithNothingInIt_NamesEveryRequiredField()
    {
        await using var host = await WebhookHost.StartAsync();

        var response = await host.SendAsync(WebhookRequest.Signed([]) with { ContentType = null });

        Assert.That(response.Status, Is.EqualTo(400));
        Assert.That(response.Body, Does.Contain("\"MessageSid\"").And.Contain("\"From\"").And.Contain("\"To\""));
    }

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("HEAD")]
    [TestCase("OPTIONS")]
    [TestCase("NONSENSE")]
    public async Task Receive_ByAnotherMethod_IsNotAllowed(string method)
    {
        await using var host = await WebhookHost.StartAsync();

        var response = await host.SendAsync(Signed with { Method = method });

        Assert.That((response.Status, response.Allow), Is.EqualTo((405, "POST")));
    }

    [TestCase("application/json")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("multipart/form-data")]
    [TestCase("text/plain")]
    [TestCase("application/*")]
    [TestCase("*/*")]
    [TestCase("application/x-www-form-urlencodedx")]
    [TestCase("nonsense")]
    [TestCase(";")]
    [TestCase("")]
    [TestCase(null)]
    public async Task Receive_WithAnotherContentType_IsUnsupported(string? contentType)
    {
        await using var host = await WebhookHost.StartAsync();

        var response = await host.SendAsync(Signed with { ContentType = contentType });

        Assert.That(response.Status, Is.EqualTo(415));
        Assert.That(response.ContentType, Does.StartWith("application/problem+json"));
    }

    [TestCase(64 * 1024, 200)]
    [TestCase((64 * 1024) + 1, 413)]
    [TestCase(1024 * 1024, 413)]
    public async Task Receive_WithALargeChunkedBody_IsRefusedAboveTheLimit(int length, int expected)
    {
        await using var host = await WebhookHost.StartAsync();
        var empty = WebhookRequest.Encode(WebhookForms.Message(("Body", "")));
        var form = WebhookForms.Message(("Body", new string('a', length - empty.Length)));

        var response = await host.SendAsync(WebhookRequest.Signed(form));

        Assert.That(response.Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task Receive_WhenTheLengthIsOverTheLimit_IsRefusedUnread()
    {
        await using var host = await WebhookHost.StartAsync();
        var request = Signed with { ContentLength = "65537", BodyStream = new FailingStream(new InvalidOperationException()) };

        var response = await host.SendAsync(request);

        Assert.That(response.Status, Is.EqualTo(413));
        Assert.That(response.ContentType, Does.StartWith("application/problem+json"));
    }

    [TestCase(413)]
    [TestCase(408)]
    [TestCase(400)]
    public async Task Receive_WhenTheServerGivesUpOnTheBody_AnswersItsStatus(int status)
    {
        await using var host = await WebhookHost.StartAsync();
        var failure = new Microsoft.AspNetCore.Http.BadHttpRequestException("No.", status);

        var response = await host.SendAsync(Signed with { BodyStream = new FailingStream(failure) });

        Assert.That(response.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Receive_WhenTheStoreIsDown_AsksForARetry()
    {
        await using var host = await WebhookHost.StartAsync();
        host.Failure = new StoreUnavailableException("down");

        Assert.That((await host.SendAsync(Signed)).Status, Is.EqualTo(503));
    }

    [Test]
    public async Task Receive_WhenItEndsInAnError_AsksForARetry()
    {
        await using var host = await WebhookHost.StartAsync();
        host.Error = new Error("store.busy", ErrorKind.Transient, "Busy.");

        Assert.That((await host.SendAsync(Signed)).Status, Is.EqualTo(503));
    }
}
