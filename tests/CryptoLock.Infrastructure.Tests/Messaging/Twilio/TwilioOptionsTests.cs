using System.Text;
using CryptoLock.Infrastructure.Messaging.Twilio;
using CryptoLock.Testing.Http;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Tests.Messaging.Twilio;

[TestFixture]
internal sealed class TwilioOptionsTests
{
    private const string Key = "SK00000000000000000000000000000004";
    private const string PublicAddress = "Twilio:RequestValidation:BaseUrlOverride";

    [Test]
    public void Options_WhenTheLeastIsSet_HaveDefaults()
    {
        var options = Read();

        Assert.That(options.TypingIndicator, Is.True);
        Assert.That(options.RequestTimeout, Is.EqualTo(TimeSpan.FromSeconds(15)));
        Assert.That(options.RequestValidation.BaseUrlOverride, Is.EqualTo("https://desk.example.com"));
    }

    [Test]
    public void Options_WhenAllIsSet_AreRead()
    {
        var options = Read(
            ("Twilio:Client:AuthToken", " token "),
            ("Twilio:Client:ApiKeySid", Key),
            ("Twilio:Client:ApiKeySecret", "secret"),
            ("Twilio:Client:CredentialType", "apikey"),
            ("Twilio:Client:Region", "IE1"),
            ("Twilio:Client:Edge", "Dublin"),
            ("Twilio:ApiBaseUrl", "http://localhost:5001"),
            ("Twilio:MessagingBaseUrl", "http://localhost:5002"),
            ("Twilio:ContentBaseUrl", "http://localhost:5003"),
            ("Twilio:WhatsAppNumber", "whatsapp:+14155238886"),
            ("Twilio:MessagingServiceSid", "MG00000000000000000000000000000003"),
            ("Twilio:TypingIndicator", "False"),
            ("Twilio:RequestTimeout", "00:00:07"));

        Assert.That(options, Has.Property("ApiBaseUrl").EqualTo("http://localhost:5001")
            .And.Property("MessagingBaseUrl").EqualTo("http://localhost:5002")
            .And.Property("ContentBaseUrl").EqualTo("http://localhost:5003")
            .And.Property("WhatsAppNumber").EqualTo("whatsapp:+14155238886")
            .And.Property("MessagingServiceSid").EqualTo("MG00000000000000000000000000000003")
            .And.Property("TypingIndicator").False
            .And.Property("RequestTimeout").EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(options.Client, Has.Property("AccountSid").EqualTo(TwilioHarness.AccountSid)
            .And.Property("AuthToken").EqualTo("token")
            .And.Property("ApiKeySid").EqualTo(Key)
            .And.Property("ApiKeySecret").EqualTo("secret")
            .And.Property("CredentialType").EqualTo(TwilioCredentialType.ApiKey)
            .And.Property("Region").EqualTo("ie1")
            .And.Property("Edge").EqualTo("dublin"));
    }

    [TestCase("Twilio:Client:AccountSid", null, "Twilio:Client:AccountSid", "TWILIO_ACCOUNT_SID", "is missing")]
    [TestCase("Twilio:Client:AccountSid", " ", "Twilio:Client:AccountSid", "TWILIO_ACCOUNT_SID", "is missing")]
    [TestCase("Twilio:Client:AccountSid", "AC123", "Twilio:Client:AccountSid", "TWILIO_ACCOUNT_SID", "32 hexadecimal")]
    [TestCase("Twilio:Client:AccountSid", Key, "Twilio:Client:AccountSid", "TWILIO_ACCOUNT_SID", "is an API key")]
    [TestCase("Twilio:AuthToken", null, "Twilio:AuthToken", "TWILIO_AUTH_TOKEN", "is missing")]
    [TestCase("Twilio:Client:ApiKeySid", "SK1", "Twilio:Client:ApiKeySid", "Twilio__Client__ApiKeySid", "32 hexadecimal")]
    [TestCase("Twilio:Client:CredentialType", "Password", "Twilio:Client:CredentialType", "Twilio__Client__CredentialType", "ApiKey")]
    [TestCase("Twilio:Client:CredentialType", "7", "Twilio:Client:CredentialType", "Twilio__Client__CredentialType", "ApiKey")]
    [TestCase("Twilio:Client:Region", "mars1", "Twilio:Client:Edge", "Twilio__Client__Edge", "set both")]
    [TestCase("Twilio:Client:Region", "x.evil.com/", "Twilio:Client:Region", "Twilio__Client__Region", "such as ie1")]
    [TestCase("Twilio:Client:Edge", "a/b", "Twilio:Client:Edge", "Twilio__Client__Edge", "such as dublin")]
    [TestCase("Twilio:ApiBaseUrl", "localhost:5001", "Twilio:ApiBaseUrl", "Twilio__ApiBaseUrl", "absolute http")]
    [TestCase("Twilio:ApiBaseUrl", "ftp://example.com", "Twilio:ApiBaseUrl", "Twilio__ApiBaseUrl", "absolute http")]
    [TestCase("Twilio:MessagingBaseUrl", "/x", "Twilio:MessagingBaseUrl", "Twilio__MessagingBaseUrl", "absolute http")]
    [TestCase("Twilio:ContentBaseUrl", "https://a:b@example.com", "Twilio:ContentBaseUrl", "Twilio__ContentBaseUrl", "absolute http")]
    [TestCase(PublicAddress, "desk.example.com", PublicAddress, "PUBLIC_BASE_URL", "absolute http")]
    [TestCase(PublicAddress, "https://my_desk.example.com", PublicAddress, "PUBLIC_BASE_URL", "underscore")]
    [TestCase("Twilio:WhatsAppNumber", "whatsapp:hello", "Twilio:WhatsAppNumber", "TWILIO_WHATSAPP_NUMBER", "country code")]
    [TestCase("Twilio:WhatsAppNumber", "+1234567", "Twilio:WhatsAppNumber", "TWILIO_WHATSAPP_NUMBER", "country code")]
    [TestCase("Twilio:MessagingServiceSid", "MGx", "Twilio:MessagingServiceSid", "Twilio__MessagingServiceSid", "32 hexadecimal")]
    [TestCase("Twilio:TypingIndicator", "maybe", "Twilio:TypingIndicator", "Twilio__TypingIndicator", "true or false")]
    [TestCase("Twilio:RequestTimeout", "soon", "Twilio:RequestTimeout", "Twilio__RequestTimeout", "00:00:15")]
    [TestCase("Twilio:RequestTimeout", "00:00:00.5", "Twilio:RequestTimeout", "Twilio__RequestTimeout", "00:00:01")]
    [TestCase("Twilio:RequestTimeout", "00:02:00", "Twilio:RequestTimeout", "Twilio__RequestTimeout", "00:01:40")]
    public void Validate_WhenAValueIsBad_NamesKeyVariableAndRemedy(
        string key, string? value, string named, string variable, string remedy)
    {
        Assert.That(
            () => Start((key, value)),
            Throws.TypeOf<OptionsValidationException>().With.Property("Failures").Exactly(1).Items
                .And.Message.StartsWith($"{named} (environment: {variable})").And.Message.Contains(remedy));
    }

    [TestCase("ApiKey", "Twilio:Client:ApiKeySid", "Twilio:Client:ApiKeySecret")]
    public void Validate_WhenTheApiKeyIsDemanded_NamesWhatIsMissing(string type, string first, string second)
    {
        Assert.That(
            () => Start(("Twilio:Client:CredentialType", type)),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains(first).And.Message.Contains(second));
    }

    [Test]
    public void Validate_WhenSeveralValuesAreBad_NamesThemAllAndNoValue()
    {
        Assert.That(
            () => Start(
                ("Twilio:AuthToken", null),
                ("Twilio:Client:ApiKeySid", "not-a-key-secret"),
                ("Twilio:WhatsAppNumber", "555-secret"),
                ("Twilio:TypingIndicator", "secret")),
            Throws.TypeOf<OptionsValidationException>().With.Property("Failures").Exactly(4).Items
                .And.Message.Not.Contains("secret"));
    }

    [TestCase("open sesame\n", "?token=open%20sesame")]
    [TestCase(" \n", "")]
    public void StatusCallback_CarriesTheVerificationTokenAsTheWebhooksReadIt(string token, string expected)
    {
        var options = Read(("Webhook:VerificationToken", token));

        Assert.That(
            options.RequestValidation.StatusCallbackFor(Guid.Parse(TwilioHarness.Part)),
            Is.EqualTo($"https://desk.example.com/webhook/status/{TwilioHarness.Part}{expected}"));
    }

    [TestCase("+14155238886")]
    [TestCase("14155238886")]
    [TestCase("whatsapp:+14155238886")]
    [TestCase("WhatsApp: +1 (415) 523-8886")]
    public void Parse_OfANumberAsPeopleWriteIt_FindsTheNumber(string text)
    {
        Assert.That(TwilioNumber.Parse(text), Is.EqualTo("+14155238886"));
    }

    [TestCase(null, null, null, "api.twilio.com")]
    [TestCase(null, "sydney", null, "api.sydney.us1.twilio.com")]
    [TestCase("au1", null, null, "api.sydney.au1.twilio.com")]
    [TestCase("au1", "sydney", null, "api.sydney.au1.twilio.com")]
    [TestCase("ie1", null, null, "api.dublin.ie1.twilio.com")]
    [TestCase("us1", null, null, "api.ashburn.us1.twilio.com")]
    [TestCase("us2", null, null, "api.umatilla.us2.twilio.com")]
    [TestCase("de1", null, null, "api.frankfurt.de1.twilio.com")]
    [TestCase("jp1", null, null, "api.tokyo.jp1.twilio.com")]
    [TestCase("br1", null, null, "api.sao-paulo.br1.twilio.com")]
    [TestCase("sg1", null, null, "api.singapore.sg1.twilio.com")]
    [TestCase("mars1", "crater", null, "api.crater.mars1.twilio.com")]
    [TestCase("ie1", null, "http://localhost:5001", "localhost")]
    public void Api_OfAPlace_NamesTheHost(string? region, string? edge, string? baseUrl, string host)
    {
        var options = Read(("Twilio:Client:Region", region), ("Twilio:Client:Edge", edge), ("Twilio:ApiBaseUrl", baseUrl));

        Assert.That(TwilioHosts.Api(options).Host, Is.EqualTo(host));
    }

    [TestCase(null, null, null, "https://messaging.twilio.com/", "https://content.twilio.com/")]
    [TestCase("http://a:1/x/", null, null, "http://a:1/x/", "http://a:1/x/")]
    [TestCase("http://a:1", "http://b:2", "http://c:3", "http://b:2/", "http://c:3/")]
    public void Hosts_OfOtherApis_FollowTheFirst(
        string? api, string? messaging, string? content, string expectedMessaging, string expectedContent)
    {
        var options = Read(
            ("Twilio:ApiBaseUrl", api), ("Twilio:MessagingBaseUrl", messaging), ("Twilio:ContentBaseUrl", content));

        Assert.That(TwilioHosts.Messaging(options).AbsoluteUri, Is.EqualTo(expectedMessaging));
        Assert.That(TwilioHosts.Content(options).AbsoluteUri, Is.EqualTo(expectedContent));
    }

    [TestCase(null, null, null, null, "AC00000000000000000000000000000001:secret-token")]
    [TestCase("other", null, null, null, "AC00000000000000000000000000000001:other")]
    [TestCase(null, Key, "secret", null, Key + ":secret")]
    [TestCase(null, Key, null, null, "AC00000000000000000000000000000001:secret-token")]
    [TestCase("other", Key, "secret", "AuthToken", "AC00000000000000000000000000000001:other")]
    [TestCase("other", Key, "secret", "ApiKey", Key + ":secret")]
    public void Credentials_OfWhatIsSet_AreChosenAsInTheOfficialLibrary(
        string? token, string? key, string? secret, string? type, string expected)
    {
        var options = Read(
            ("Twilio:Client:AuthToken", token),
            ("Twilio:Client:ApiKeySid", key),
            ("Twilio:Client:ApiKeySecret", secret),
            ("Twilio:Client:CredentialType", type));

        var header = TwilioCredentials.From(options)!.ToHeader();

        Assert.That(
            Encoding.UTF8.GetString(Convert.FromBase64String(header.Parameter!)), Is.EqualTo(expected));
    }

    private static TwilioOptions Read(params (string Key, string? Value)[] settings)
    {
        using var network = new StubHttpMessageHandler();
        using var harness = new TwilioHarness(network, settings);
        return harness.Get<IOptions<TwilioOptions>>().Value;
    }

    private static void Start(params (string Key, string? Value)[] settings)
    {
        using var network = new StubHttpMessageHandler();
        using var harness = new TwilioHarness(network, settings);
        harness.Get<IStartupValidator>().Validate();
    }
}
