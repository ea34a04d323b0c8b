using CryptoLock.Api.Webhooks.Twilio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class TwilioWebhookOptionsTests
{
    private const string Key = "Twilio:RequestValidation:AuthToken";

    [TestCase("a", null, "", "", "", "a")]
    [TestCase("a, b;c,,a", null, "", "", "", "a b c")]
    [TestCase(null, "a", "b", "", "", "a b")]
    [TestCase("a", null, "", "x", "y", "a")]
    [TestCase(" ", null, "", "x", "y", "x")]
    [TestCase(null, null, "", "", "y", "y")]
    [TestCase(null, null, "", "", "", "")]
    public async Task AuthToken_IsTakenFromTheFirstKeyThatHasAny(
        string? text, string? first, string second, string account, string client, string expected)
    {
        var options = await ReadAsync(
            (Key, text), (Key + ":0", first), (Key + ":1", second),
            ("Twilio:AuthToken", account), ("Twilio:Client:AuthToken", client));

        Assert.That(string.Join(' ', options.AuthToken), Is.EqualTo(expected));
    }

    [TestCase("https://desk.example", "https://desk.example")]
    [TestCase(" https://desk.example/chat// ", "https://desk.example/chat")]
    [TestCase("", null)]
    public async Task BaseUrlOverride_LosesItsSlashes(string text, string? expected) =>
        Assert.That(
            (await ReadAsync(("Twilio:RequestValidation:BaseUrlOverride", text))).BaseUrlOverride, Is.EqualTo(expected));

    [Test]
    public async Task Defaults_AskForASignatureAndTrustNobody()
    {
        await using var host = await WebhookHost.StartAsync();
        var signatures = host.Services.GetRequiredService<IOptions<TwilioWebhookOptions>>().Value;
        var webhooks = host.Services.GetRequiredService<IOptions<WebhookOptions>>().Value;

        Assert.Multiple(() =>
        {
            Assert.That(signatures.AllowLocal, Is.False);
            Assert.That(signatures.BaseUrlOverride, Is.Null);
            Assert.That(webhooks.VerificationToken, Is.Null);
            Assert.That(webhooks.KnownProxies, Is.Empty);
        });
    }

    [TestCase("Staging", "Twilio:RequestValidation:BaseUrlOverride", "desk.example")]
    [TestCase("Staging", "Twilio:RequestValidation:BaseUrlOverride", "ftp://desk.example")]
    [TestCase("Staging", "Twilio:RequestValidation:BaseUrlOverride", "https://desk.example?x=1")]
    [TestCase("Staging", "Twilio:RequestValidation:BaseUrlOverride", "https://desk.example#x")]
    [TestCase("Staging", "Twilio:RequestValidation:AllowLocal", "maybe")]
    [TestCase("Production", "Twilio:RequestValidation:AllowLocal", "true")]
    [TestCase("Staging", "Webhook:KnownProxies", "10.0.0.0/99")]
    [TestCase("Staging", "Webhook:KnownProxies:0", "proxy.example")]
    [TestCase("Production", "Twilio:AuthToken", "")]
    public void Start_WithABadKey_StopsWithOneMessageThatNamesIt(string environment, string key, string value)
    {
        var failure = Assert.ThrowsAsync<OptionsValidationException>(
            () => WebhookHost.StartAsync(environment, null, (key, value)));

        Assert.That(failure!.Failures.Single(), Does.Match("^(Twilio|Webhook):[A-Za-z:]+: .+\\.$"));
    }

    [Test]
    public void Start_WithSeveralBadKeys_NamesThemAll()
    {
        var failure = Assert.ThrowsAsync<AggregateException>(() => WebhookHost.StartAsync(
            "Production",
            null,
            ("Twilio:AuthToken", ""),
            ("Twilio:RequestValidation:AllowLocal", "true"),
            ("Twilio:RequestValidation:BaseUrlOverride", "x"),
            ("Webhook:KnownProxies", "x,y")));

        Assert.That(
            failure!.InnerExceptions.Cast<OptionsValidationException>().SelectMany(e => e.Failures).ToList(),
            Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Start_InProductionWithATokenAndAllowLocalOff_Succeeds()
    {
        await using var host = await WebhookHost.StartAsync("Production", null, ("Twilio:RequestValidation:AllowLocal", "False"));

        Assert.That((await host.SendAsync(WebhookRequest.Signed(WebhookForms.Message()))).Status, Is.EqualTo(200));
    }

    private static async Task<TwilioWebhookOptions> ReadAsync(params (string, string?)[] settings)
    {
        await using var host = await WebhookHost.StartAsync(settings);
        return host.Services.GetRequiredService<IOptions<TwilioWebhookOptions>>().Value;
    }
}
