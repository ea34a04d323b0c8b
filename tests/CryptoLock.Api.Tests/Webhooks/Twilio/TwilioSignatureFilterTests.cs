using System.Net;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class TwilioSignatureFilterTests
{
    private const string Tokens = "Twilio:RequestValidation:AuthToken";
    private const string Override = "Twilio:RequestValidation:BaseUrlOverride";
    private const string AllowLocal = "Twilio:RequestValidation:AllowLocal";

    private static readonly WebhookRequest Unsigned = new() { Body = WebhookRequest.Encode(WebhookForms.Message()) };

    [TestCase("first,second", "first", 200)]
    [TestCase("first,second", "second", 200)]
    [TestCase(" first ; second ", "second", 200)]
    [TestCase("first,second", "third", 403)]
    [TestCase("first,second", "first,second", 403)]
    public async Task Request_WhileATokenIsRotated_MayBeSignedWithEither(string tokens, string signingToken, int expected)
    {
        await using var host = await WebhookHost.StartAsync((Tokens, tokens));

        var response = await host.SendAsync(WebhookRequest.Signed(WebhookForms.Message(), token: signingToken));

        Assert.That(response.Status, Is.EqualTo(expected));
    }

    [TestCase("https://desk.example", "https://desk.example/webhook?a=1", 200)]
    [TestCase("https://desk.example/", "https://desk.example/webhook?a=1", 200)]
    [TestCase("https://desk.example:8443", "https://desk.example:8443/webhook?a=1", 200)]
    [TestCase("https://user:pass@desk.example", "https://desk.example/webhook?a=1", 200)]
    [TestCase("https://desk.example/chat", "https://desk.example/chat/webhook?a=1", 200)]
    [TestCase("https://desk.example/chat", "https://desk.example/webhook?a=1", 403)]
    [TestCase("https://desk.example", "http://internal:5000/webhook?a=1", 403)]
    public async Task Request_WithABaseUrlOverride_IsCheckedAgainstIt(string baseUrl, string signedUrl, int expected)
    {
        await using var host = await WebhookHost.StartAsync((Override, baseUrl));
        var request = WebhookRequest.Signed(WebhookForms.Message(), signedUrl) with { Url = "http://internal:5000/webhook?a=1" };

        Assert.That((await host.SendAsync(request)).Status, Is.EqualTo(expected));
    }

    [TestCase(null, "https://example.com/chat/webhook", 200)]
    [TestCase(null, "https://example.com/webhook", 403)]
    [TestCase("https://desk.example/chat", "https://desk.example/chat/webhook", 200)]
    [TestCase("https://desk.example", "https://desk.example/chat/webhook", 200)]
    [TestCase("https://desk.example", "https://desk.example/webhook", 200)]
    public async Task Request_UnderAPathBase_IsCheckedWithIt(string? baseUrl, string signedUrl, int expected)
    {
        await using var host = await WebhookHost.StartAsync("Staging", "/chat", (Override, baseUrl));
        var request = WebhookRequest.Signed(WebhookForms.Message(), signedUrl) with { Url = "https://example.com/chat/webhook" };

        Assert.That((await host.SendAsync(request)).Status, Is.EqualTo(expected));
    }

    [TestCase("10.0.0.7", "10.0.0.7", 200)]
    [TestCase("10.0.0.0/8", "10.0.0.7", 200)]
    [TestCase("192.168.0.1;10.0.0.7", "10.0.0.7", 200)]
    [TestCase("fd00::/8", "fd00::1", 200)]
    [TestCase("10.0.0.7", "10.0.0.8", 403)]
    [TestCase(null, "10.0.0.7", 403)]
    [TestCase(null, "127.0.0.1", 403)]
    public async Task Request_WithForwardedHeaders_IsCheckedAgainstThemOnlyFromAKnownProxy(
        string? knownProxies, string remoteIp, int expected)
    {
        await using var host = await WebhookHost.StartAsync(("Webhook:KnownProxies", knownProxies));
        var request = WebhookRequest.Signed(WebhookForms.Message(), "https://desk.example/webhook")
            .WithHeader("X-Forwarded-For", "203.0.113.9")
            .WithHeader("X-Forwarded-Proto", "https")
            .WithHeader("X-Forwarded-Host", "desk.example") with
        {
            Url = "http://internal:5000/webhook",
            RemoteIp = IPAddress.Parse(remoteIp),
        };

        Assert.That((await host.SendAsync(request)).Status, Is.EqualTo(expected));
    }

    [TestCase("10.0.0.7,10.0.0.8", "203.0.113.9, 10.0.0.8", "https, http", 200)]
    [TestCase("10.0.0.7", "203.0.113.9, 10.0.0.8", "https, http", 403)]
    [TestCase("10.0.0.7", "203.0.113.9, 203.0.113.10", "http, https", 200)]
    [TestCase("10.0.0.7", "203.0.113.9, 203.0.113.10", "https, http", 403)]
    public async Task Request_ThroughSeveralProxies_IsCheckedAgainstWhatTheLastKnownOneSays(
        string knownProxies, string forwardedFor, string forwardedProto, int expected)
    {
        await using var host = await WebhookHost.StartAsync(("Webhook:KnownProxies", knownProxies));
        var request = WebhookRequest.Signed(WebhookForms.Message(), "https://desk.example/webhook")
            .WithHeader("X-Forwarded-For", forwardedFor)
            .WithHeader("X-Forwarded-Proto", forwardedProto) with
        {
            Url = "http://desk.example/webhook",
            RemoteIp = IPAddress.Parse("10.0.0.7"),
        };

        Assert.That((await host.SendAsync(request)).Status, Is.EqualTo(expected));
    }

    [TestCase("false", null, null, null, 403)]
    [TestCase("true", null, null, null, 200)]
    [TestCase("true", "127.0.0.1", null, null, 200)]
    [TestCase("true", "10.0.0.5", "10.0.0.5", null, 200)]
    [TestCase("true", "10.0.0.6", "10.0.0.5", null, 403)]
    [TestCase("true", "10.0.0.6", null, null, 403)]
    [TestCase("true", null, "10.0.0.5", null, 403)]
    [TestCase("true", "127.0.0.1", "127.0.0.1", "203.0.113.9", 403)]
    public async Task Request_WithoutSignature_IsLetThroughOnlyFromThisMachineWhenAllowed(
        string allowLocal, string? remoteIp, string? localIp, string? forwardedFor, int expected)
    {
        await using var host = await WebhookHost.StartAsync((AllowLocal, allowLocal));
        var request = Unsigned with
        {
            RemoteIp = remoteIp is null ? null : IPAddress.Parse(remoteIp),
            LocalIp = localIp is null ? null : IPAddress.Parse(localIp),
            Headers = forwardedFor is null ? Unsigned.Headers : Unsigned.WithHeader("X-Forwarded-For", forwardedFor).Headers,
        };

        Assert.That((await host.SendAsync(request)).Status, Is.EqualTo(expected));
    }

    [TestCase("https://example.com/webhook?token=opensesame", null, 200)]
    [TestCase("https://example.com/webhook", "opensesame", 200)]
    [TestCase("https://example.com/webhook?token=wrong&token=opensesame", null, 200)]
    [TestCase("https://example.com/webhook", null, 403)]
    [TestCase("https://example.com/webhook?token=", null, 403)]
    [TestCase("https://example.com/webhook?token=OPENSESAME", null, 403)]
    [TestCase("https://example.com/webhook?token=opensesam", "wrong", 403)]
    public async Task Request_WhenAVerificationTokenIsSet_MustCarryIt(string url, string? header, int expected)
    {
        await using var host = await WebhookHost.StartAsync(("Webhook:VerificationToken", "opensesame"));
        var signed = WebhookRequest.Signed(WebhookForms.Message(), url);

        var response = await host.SendAsync(header is null ? signed : signed.WithHeader("X-Webhook-Token", header));

        Assert.That(response.Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task Request_WithTheVerificationTokenAlone_IsRefused()
    {
        await using var host = await WebhookHost.StartAsync(("Webhook:VerificationToken", "opensesame"));

        var response = await host.SendAsync(Unsigned.WithHeader("X-Webhook-Token", "opensesame"));

        Assert.That(response.Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Request_WhenRefused_GetsAProblemAndReachesNothing()
    {
        await using var host = await WebhookHost.StartAsync();

        var response = await host.SendAsync(WebhookRequest.Signed(WebhookForms.Message(), token: "wrong"));

        Assert.Multiple(() =>
        {
            Assert.That(response.ContentType, Does.StartWith("application/problem+json"));
            Assert.That(response.Body, Does.Contain("\"status\":403"));
            Assert.That(host.Commands, Is.Empty);
        });
    }

    [Test]
    public async Task Request_WhenUnsignedAndInvalid_IsRefusedForTheSignature()
    {
        await using var host = await WebhookHost.StartAsync();

        var response = await host.SendAsync(WebhookRequest.Raw("Body=x"));

        Assert.That(response.Status, Is.EqualTo(403));
    }
}
