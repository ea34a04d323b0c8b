using CryptoLock.Api.Configuration;
using Microsoft.Extensions.Configuration;

namespace CryptoLock.Api.Tests.Configuration;

[TestFixture]
internal sealed class ConfigurationAliasesTests
{
    [TestCase("TWILIO_ACCOUNT_SID", "Twilio:Client:AccountSid")]
    [TestCase("TWILIO_AUTH_TOKEN", "Twilio:AuthToken")]
    [TestCase("TWILIO_API_KEY", "Twilio:Client:ApiKeySid")]
    [TestCase("TWILIO_API_SECRET", "Twilio:Client:ApiKeySecret")]
    [TestCase("TWILIO_WHATSAPP_NUMBER", "Twilio:WhatsAppNumber")]
    [TestCase("TWILIO_MESSAGING_SERVICE_SID", "Twilio:MessagingServiceSid")]
    [TestCase("TWILIO_REGION", "Twilio:Client:Region")]
    [TestCase("TWILIO_EDGE", "Twilio:Client:Edge")]
    [TestCase("GEMINI_API_KEY", "Gemini:ApiKey")]
    [TestCase("GEMINI_MODEL", "Gemini:Model")]
    [TestCase("ADMIN_API_KEY", "Api:AdminKey")]
    [TestCase("PUBLIC_BASE_URL", "Twilio:RequestValidation:BaseUrlOverride")]
    [TestCase("WEBHOOK_VERIFICATION_TOKEN", "Webhook:VerificationToken")]
    public void ApplyTo_GivesTheKeyItsAliasesValue(string alias, string key)
    {
        var configuration = Configure((alias, " value "));

        Assert.That(configuration[key], Is.EqualTo("value"));
    }

    [Test]
    public void ApplyTo_WhenTheKeyHasAValue_KeepsIt()
    {
        var configuration = Configure(("GEMINI_MODEL", "alias"), ("Gemini:Model", "explicit"));

        Assert.That(configuration["Gemini:Model"], Is.EqualTo("explicit"));
    }

    [Test]
    public void ApplyTo_WhenTheKeyIsBlank_UsesTheAlias()
    {
        var configuration = Configure(("GEMINI_MODEL", "alias"), ("Gemini:Model", " "));

        Assert.That(configuration["Gemini:Model"], Is.EqualTo("alias"));
    }

    [Test]
    public void ApplyTo_WhenTheAliasIsBlank_SetsNothing()
    {
        var configuration = Configure(("GEMINI_MODEL", " "));

        Assert.That(configuration["Gemini:Model"], Is.Null);
    }

    [TestCase("Gemini:ApiKey", "Gemini:ApiKey (GEMINI_API_KEY)")]
    [TestCase("Gemini:BaseUrl", "Gemini:BaseUrl")]
    public void Describe_NamesTheAliasToo(string key, string expected) =>
        Assert.That(ConfigurationAliases.Describe(key), Is.EqualTo(expected));

    private static ConfigurationManager Configure(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        ConfigurationAliases.ApplyTo(configuration);
        return configuration;
    }
}
