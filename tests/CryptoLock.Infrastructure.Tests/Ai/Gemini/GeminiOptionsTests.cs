using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiOptionsTests
{
    [TestCase("Model", "two words", "Gemini:Model is not a model name")]
    [TestCase("Model", "", "Gemini:Model is not a model name")]
    [TestCase("FallbackModels:0", "a/b", "Gemini:FallbackModels:0 is not a model name")]
    [TestCase("BaseUrl", "localhost:8080", "Gemini:BaseUrl is not an absolute http or https address")]
    [TestCase("BaseUrl", "https://host/?key=1", "Gemini:BaseUrl is not an absolute http or https address")]
    [TestCase("ApiVersion", "v1/..", "Gemini:ApiVersion is not a version")]
    [TestCase("ApiKey", "two words", "Gemini:ApiKey holds characters that no key has")]
    [TestCase("Vertex:ProjectId", "a b", "Gemini:Vertex:ProjectId is not a project id")]
    [TestCase("Vertex:Location", "eu/west", "Gemini:Vertex:Location is not a location")]
    [TestCase("AttemptTimeout", "00:00:00", "Gemini:AttemptTimeout is out of range: set a time from 00:00:01 to 00:10:00.")]
    [TestCase("TotalTimeout", "00:00:10", "Gemini:TotalTimeout is shorter than Gemini:AttemptTimeout")]
    [TestCase("TotalTimeout", "01:00:00", "Gemini:TotalTimeout is out of range")]
    [TestCase("IdleTimeout", "00:11:00", "Gemini:IdleTimeout is out of range")]
    [TestCase("ConnectTimeout", "00:02:00", "Gemini:ConnectTimeout is out of range")]
    [TestCase("RetryDelay", "00:00:00", "Gemini:RetryDelay is out of range")]
    [TestCase("MaxRetryDelay", "01:00:00", "Gemini:MaxRetryDelay is out of range")]
    [TestCase("ModelCooldown", "2.00:00:00", "Gemini:ModelCooldown is out of range")]
    [TestCase("MaxRetries", "11", "Gemini:MaxRetries is out of range")]
    [TestCase("MaxConnections", "0", "Gemini:MaxConnections is out of range")]
    [TestCase("SafetySettings:HARASSMENT", "BLOCK_NONE", "Gemini:SafetySettings:HARASSMENT is not a setting")]
    [TestCase("SafetySettings:HARM_CATEGORY_HARASSMENT", "off", "Gemini:SafetySettings:HARM_CATEGORY_HARASSMENT is not a setting")]
    [TestCase("Labels:1st", "a", "Gemini:Labels:1st is not a label")]
    [TestCase("Prices:m:Output", "-1", "Gemini:Prices:m has a negative price")]
    public void Options_WithBadValue_NameTheKey(string key, string value, string message)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Bind(("GEMINI_API_KEY", "key"), ($"Gemini:{key}", value)));

        Assert.That(exception.Failures.Single(), Does.StartWith(message));
    }

    [Test]
    public void Options_WithoutKey_SayWhatToSet()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Bind());

        Assert.That(exception.Failures.Single(), Does.StartWith("Gemini:ApiKey is missing: set GEMINI_API_KEY"));
    }

    [Test]
    public void Options_WithSeveralBadValues_NameThemAll()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Bind(("Gemini:MaxRetries", "-1"), ("Gemini:Model", "?")));

        Assert.That(exception.Failures.Count(), Is.EqualTo(3));
    }

    [Test]
    public void Options_WithProjectAndExpressMode_AreRefused() =>
        Assert.Throws<OptionsValidationException>(() => Bind(("Gemini:Vertex:ProjectId", "p"), ("Gemini:Vertex:ExpressMode", "true")));

    [Test]
    public void Options_WithVertexProject_NeedNoKey() =>
        Assert.That(Bind(("Gemini:Vertex:ProjectId", "p")).Vertex.Location, Is.EqualTo("global"));

    [Test]
    public void Options_ByDefault_AskTheModelTheProductNamesAndItsSuccessor()
    {
        var options = Bind(("GEMINI_API_KEY", " key "));

        Assert.That(
            (options.ApiKey, options.Model, string.Join(',', options.Fallbacks())),
            Is.EqualTo(("key", "gemini-2.5-flash", "gemini-3.5-flash-lite")));
    }

    [Test]
    public void ApiKey_InBothPlaces_IsTheSectionsOwn() =>
        Assert.That(Bind(("GEMINI_API_KEY", "alias"), ("Gemini:ApiKey", "own")).ApiKey, Is.EqualTo("own"));

    [TestCase("a", "b", "a,b")]
    [TestCase("a", "a", "a")]
    [TestCase("gemini-2.5-flash", "a", "a")]
    [TestCase("", "", "")]
    public void Fallbacks_OfConfiguredModels_ReplaceTheDefault(string first, string second, string expected)
    {
        var options = Bind(
            ("GEMINI_API_KEY", "key"), ("Gemini:FallbackModels:0", first), ("Gemini:FallbackModels:1", second));

        Assert.That(string.Join(',', options.Fallbacks()), Is.EqualTo(expected));
    }

    [Test]
    public void Prices_OfConfiguration_ReplaceAndAdd()
    {
        var prices = Bind(
            ("GEMINI_API_KEY", "key"), ("Gemini:Prices:gemini-2.5-flash:Input", "9"), ("Gemini:Prices:new:Output", "1.5"),
            ("Gemini:Prices:new:AsOf", "2027-01-31")).Prices;

        Assert.That(
            (prices["gemini-2.5-flash"].Input, prices["gemini-2.5-flash"].Output, prices["new"].Output, prices["new"].AsOf),
            Is.EqualTo((9m, 2.5m, 1.5m, new DateOnly(2027, 1, 31))));
    }

    [TestCase("GEMINI_API_KEY", "key", true)]
    [TestCase("Gemini:ApiKey", "key", true)]
    [TestCase("Gemini:Vertex:ProjectId", "p", true)]
    [TestCase("Gemini:Model", "m", false)]
    [TestCase("GEMINI_API_KEY", " ", false)]
    public void HasGemini_OfConfiguration_IsWhetherSomethingGivesAccess(string key, string value, bool expected) =>
        Assert.That(Configuration((key, value)).HasGemini(), Is.EqualTo(expected));

    private static GeminiOptions Bind(params (string Key, string? Value)[] settings)
    {
        using var services = new ServiceCollection().AddLogging().AddGemini(Configuration(settings)).BuildServiceProvider();
        return services.GetRequiredService<IOptions<GeminiOptions>>().Value;
    }

    private static IConfigurationRoot Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build();
}
