using CryptoLock.Api.Configuration;
using Microsoft.Extensions.Configuration;

namespace CryptoLock.Api.Tests.Configuration;

[TestFixture]
internal sealed class SettingsFilterTests
{
    [TestCase("")]
    [TestCase("  ")]
    public void ApplyTo_WhenALaterValueIsBlank_KeepsTheEarlierOne(string blank)
    {
        var (configuration, _) = Filter([("Gemini:Model", "earlier")], [("Gemini:Model", blank)]);

        Assert.That(configuration["Gemini:Model"], Is.EqualTo("earlier"));
    }

    [Test]
    public void ApplyTo_WhenEveryValueIsBlank_LetsTheOptionKeepItsDefault()
    {
        var (configuration, _) = Filter([("Api:RateLimit:PermitLimit", "")], [("Api:AdminKey", " ")]);

        var options = configuration.GetSection("Api").Get<ApiOptions>()!;

        Assert.That((options.AdminKey, options.RateLimit.PermitLimit), Is.EqualTo(((string?)null, 120)));
    }

    [TestCase("Logging:Directory")]
    [TestCase("Gemini:FallbackModels:0")]
    [TestCase("Gemini:Labels:team")]
    public void ApplyTo_WhenABlankMeansNone_LetsItThrough(string key)
    {
        var (configuration, _) = Filter([(key, "earlier")], [(key, "")]);

        Assert.That(configuration[key], Is.Empty);
    }

    [Test]
    public void Hide_MakesASettingLookUnset()
    {
        var (configuration, filter) = Filter([("Api:AdminKey", "a")], [("Api:AdminKey", "b"), ("Api:Other", "c")]);

        filter.Hide(["api:adminkey"]);

        Assert.That((configuration["Api:AdminKey"], configuration["Api:Other"]), Is.EqualTo(((string?)null, "c")));
    }

    private static (ConfigurationManager Configuration, SettingsFilter Filter) Filter(params (string Key, string Value)[][] sources)
    {
        var configuration = new ConfigurationManager();
        foreach (var source in sources)
        {
            configuration.AddInMemoryCollection(source.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        }

        return (configuration, SettingsFilter.ApplyTo(configuration));
    }
}
