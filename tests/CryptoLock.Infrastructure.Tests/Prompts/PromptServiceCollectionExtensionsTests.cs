using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Ai.Documentation;
using CryptoLock.Infrastructure.Languages;
using CryptoLock.Infrastructure.Prompts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Tests.Prompts;

[TestFixture]
internal sealed class PromptServiceCollectionExtensionsTests
{
    [Test]
    public async Task Add_WhenHostStarts_ServesEveryPort()
    {
        using var host = CreateHost(new() { ["Prompts:Active"] = Prompt.ShippedPath });
        await host.StartAsync();

        Assert.Multiple(() =>
        {
            Assert.That(host.Services.GetRequiredService<IPromptCatalog>().Active.Name, Is.EqualTo("cryptolock_atendente_v1"));
            Assert.That(host.Services.GetRequiredService<ILanguageDetector>().Detect("oi"), Is.Not.Null);
            Assert.That(host.Services.GetRequiredService<IDocumentationResponder>(), Is.Not.Null);
            Assert.That(host.Services.GetRequiredService<IAiResponder>(), Is.TypeOf<DocumentationAiResponder>());
        });
        await host.StopAsync();
    }

    [TestCase("Prompts:Directory", " ", "Prompts:Directory is blank")]
    [TestCase("Prompts:Active", " ", "Prompts:Active is blank")]
    [TestCase("Prompts:ReloadInterval", "00:00:00.01", "Prompts:ReloadInterval is 00:00:00.0100000")]
    [TestCase("Prompts:ReloadInterval", "02:00:00", "Prompts:ReloadInterval is 02:00:00")]
    [TestCase("Language:Supported", "pt,zz", "Language:Supported has 'zz'")]
    [TestCase("Language:Supported", ",", "Language:Supported is empty")]
    [TestCase("Language:Supported:0", "en", "Language:Default is 'pt'")]
    [TestCase("Language:Default", "fr", "Language:Default is 'fr'")]
    public void Start_WhenAKeyIsWrong_NamesIt(string key, string value, string message)
    {
        using var host = CreateHost(new() { ["Prompts:Active"] = Prompt.ShippedPath, [key] = value });

        Assert.That(() => host.StartAsync(), Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(message));
    }

    [TestCase("Language:Supported", "en, pt ,es", ExpectedResult = "en+pt+es")]
    [TestCase("Language:Supported:0", "pt", ExpectedResult = "pt")]
    [TestCase("Other", "x", ExpectedResult = "pt+en")]
    public string LanguageSupported_ReplacesTheDefault(string key, string value)
    {
        using var host = CreateHost(new() { [key] = value });

        return string.Join('+', host.Services.GetRequiredService<IOptions<LanguageOptions>>().Value.Supported);
    }

    private static IHost CreateHost(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services
            .AddPrompts(builder.Configuration)
            .AddLanguageDetection(builder.Configuration)
            .AddDocumentationAsAi();
        return builder.Build();
    }
}
