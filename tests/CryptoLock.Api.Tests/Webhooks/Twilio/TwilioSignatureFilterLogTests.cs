using CryptoLock.Api.Webhooks.Twilio;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class TwilioSignatureFilterLogTests
{
    private static readonly string[] Secrets =
        ["secret-auth-token", "secret-verification", "c2VjcmV0LXNpZ25hdHVyZQ==", "secret-body", "+15005550006"];

    [Test]
    public async Task Log_WithoutSignature_SaysSo()
    {
        await using var host = await WebhookHost.StartAsync();

        await host.SendAsync(WebhookRequest.Raw("Body=x"));

        Assert.That(host.Log.Of(3001).Single(), Does.Contain("X-Twilio-Signature"));
    }

    [Test]
    public async Task Log_WithoutAnyAuthToken_NamesTheKey()
    {
        await using var host = await WebhookHost.StartAsync(("Twilio:AuthToken", ""));

        await host.SendAsync(WebhookRequest.Signed(WebhookForms.Message()));

        Assert.That(host.Log.Of(3002).Single(), Does.Contain("Twilio:RequestValidation:AuthToken"));
    }

    [TestCase("https://example.com/webhook", "http://example.com/webhook", "other scheme")]
    [TestCase("https://example.com/webhook/", "https://example.com/webhook", "trailing slash")]
    [TestCase("https://example.com/webhook/?a=1", "https://example.com/webhook?a=1", "trailing slash")]
    [TestCase("https://desk.example/webhook", "http://example.com/webhook", "X-Forwarded-Host")]
    [TestCase("https://elsewhere.example/webhook", "https://example.com/webhook", "auth token")]
    public async Task Log_WhenTheSignatureDoesNotFit_SaysWhatDiffers(string signedUrl, string receivedUrl, string hint)
    {
        await using var host = await WebhookHost.StartAsync();
        var request = WebhookRequest.Signed(WebhookForms.Message(), signedUrl).WithHeader("X-Forwarded-Host", "desk.example");

        await host.SendAsync(request with { Url = receivedUrl });

        Assert.That(host.Log.Of(3003).Single(), Does.Contain(receivedUrl.Split('?')[0]).And.Contain(hint));
    }

    [Test]
    public async Task Log_WithTheWrongVerificationToken_NamesTheKey()
    {
        await using var host = await WebhookHost.StartAsync(("Webhook:VerificationToken", "opensesame"));

        await host.SendAsync(WebhookRequest.Signed(WebhookForms.Message()));

        Assert.That(host.Log.Of(3005).Single(), Does.Contain("Webhook:VerificationToken"));
    }

    [TestCase("https://example.com/any/page?bodySHA256=00")]
    [TestCase("https://example.com/any/page")]
    public async Task Log_WhenABodyIsNotTheSignedOne_SaysSo(string url)
    {
        await using var host = await WebhookHost.StartAsync();
        var request = new WebhookRequest { Url = url, ContentType = "application/json", Body = [1] };

        var response = await host.SendAsync(request.WithSignature(TwilioSignature.Compute(WebhookRequest.Token, url, [])));

        Assert.That(response.Status, Is.EqualTo(403));
        Assert.That(host.Log.Of(3004).Single(), Does.Contain("bodySHA256"));
    }

    [TestCase("https://example.com/webhook?token=secret-verification")]
    [TestCase("https://example.com/webhook?token=secret-other")]
    public async Task Log_OfOurOwn_NeverHoldsASecret(string url)
    {
        await using var host = await WebhookHost.StartAsync(
            ("Twilio:RequestValidation:AuthToken", "secret-auth-token"),
            ("Twilio:RequestValidation:BaseUrlOverride", "https://user:secret-auth-token@example.com"),
            ("Webhook:VerificationToken", "secret-verification"));
        var request = new WebhookRequest { Url = url, Body = WebhookRequest.Encode(WebhookForms.Message(("Body", "secret-body"))) };

        var response = await host.SendAsync(request.WithSignature("c2VjcmV0LXNpZ25hdHVyZQ=="));

        var ours = string.Join('\n', Enumerable.Range(3000, 100).SelectMany(host.Log.Of)) + response.Body;
        Assert.That(Secrets.Where(ours.Contains), Is.Empty);
        Assert.That(ours, Does.Contain("refused"));
    }
}
