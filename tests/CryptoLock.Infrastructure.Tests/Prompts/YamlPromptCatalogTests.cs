using CryptoLock.Application.Common;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Languages;
using CryptoLock.Infrastructure.Prompts;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Infrastructure.Tests.Prompts;

[TestFixture]
internal sealed class YamlPromptCatalogTests
{
    private const string Knowledge = "knowledge: [a.pt.md]\n";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private PromptFolder _folder = null!;
    private FakeTimeProvider _clock = null!;
    private RecordingLogger<YamlPromptCatalog> _logger = null!;
    private YamlPromptCatalog _catalog = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new PromptFolder().WithPrompt(Knowledge).With("a.pt.md", "# T\n\nFirst");
        _clock = new();
        _logger = new();
        _catalog = Create(Look);
    }

    [TearDown]
    public void TearDown()
    {
        _catalog.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Active_WhenKnowledgeChanges_IsTheNewContent()
    {
        await StartAsync();
        var before = _catalog.Active.ContentHash;

        _folder.With("a.pt.md", "# T\n\nSecond");
        LookTwice();

        Assert.That(_catalog.Active.Documents[0].Text, Is.EqualTo("# T\n\nSecond"));
        Assert.That(_catalog.Active.ContentHash, Is.Not.EqualTo(before));
    }

    [Test]
    public async Task Active_WhenPromptChanges_IsTheNewContent()
    {
        await StartAsync();

        _folder.WithPrompt(Knowledge + "texts: { en: { unavailable: Later. } }");
        LookTwice();

        Assert.That(_catalog.Active.Text(FixedText.Unavailable, Language.English), Is.EqualTo("Later."));
    }

    [Test]
    public async Task Active_WhileFilesAreBeingWritten_StaysAsItWas()
    {
        await StartAsync();
        _clock.Advance(Look);

        _folder.With("a.pt.md", "# T\n\nSec");
        _clock.Advance(Look);
        _folder.With("a.pt.md", "# T\n\nSecond");
        _clock.Advance(Look);

        Assert.That(_catalog.Active.Documents[0].Text, Is.EqualTo("# T\n\nFirst"));
    }

    [TestCase("p.yaml", "persona: [")]
    [TestCase("p.yaml", "colour: red")]
    [TestCase("a.pt.md", "no title")]
    public async Task Active_WhenAnEditIsBroken_StaysAsItWasAndSaysWhyOnce(string file, string text)
    {
        await StartAsync();
        var before = _catalog.Active;

        _folder.With(file, text);
        LookTwice();
        LookTwice();

        Assert.That(_catalog.Active, Is.SameAs(before));
        Assert.That(_logger.Entries.Count(e => e.Id == 2152), Is.EqualTo(1));
        Assert.That(_logger.Entries[^1].Text, Does.Contain(file));
    }

    [Test]
    public async Task Active_WhenABrokenEditIsMended_IsTheNewContent()
    {
        await StartAsync();
        _folder.With("a.pt.md", "no title");
        LookTwice();

        _folder.With("a.pt.md", "# T\n\nSecond");
        LookTwice();

        Assert.That(_catalog.Active.Documents[0].Text, Is.EqualTo("# T\n\nSecond"));
    }

    [Test]
    public async Task Active_WhenAMissingKnowledgeFileAppears_IsTheNewContent()
    {
        await StartAsync();
        _folder.WithPrompt("knowledge: [a.pt.md, b.en.md]\n");
        LookTwice();

        _folder.With("b.en.md", "# B\n\nText");
        LookTwice();

        Assert.That(_catalog.Active.Documents.Select(d => d.Id), Is.EqualTo<string>(["a-pt", "b-en", "contexto-pt"]));
    }

    [Test]
    public async Task Active_WhenThePromptVanishes_StaysAsItWas()
    {
        await StartAsync();

        _folder.Remove("p.yaml");
        LookTwice();

        Assert.That(_catalog.Active.Name, Is.EqualTo("p"));
    }

    [Test]
    public async Task Active_WhenALinkPointsElsewhere_IsTheNewContent()
    {
        _folder.Remove("a.pt.md");
        _folder.With("v1/a.pt.md", "# T\n\nFirst").With("v2/a.pt.md", "# T\n\nOther");
        var link = Path.Combine(_folder.Root, "a.pt.md");
        File.CreateSymbolicLink(link, "v1/a.pt.md");
        await StartAsync();

        File.Delete(link);
        File.CreateSymbolicLink(link, "v2/a.pt.md");
        LookTwice();

        Assert.That(_catalog.Active.Documents[0].Text, Is.EqualTo("# T\n\nOther"));
    }

    [Test]
    public async Task Active_WhenReloadingIsOff_StaysAsItWas()
    {
        using var catalog = Create(TimeSpan.Zero);
        await catalog.StartAsync(CancellationToken.None);

        _folder.With("a.pt.md", "# T\n\nSecond");
        LookTwice();

        Assert.That(catalog.Active.Documents[0].Text, Is.EqualTo("# T\n\nFirst"));
    }

    [Test]
    public async Task Active_AfterTheStop_StaysAsItWas()
    {
        await StartAsync();
        await _catalog.StopAsync(CancellationToken.None);

        _folder.With("a.pt.md", "# T\n\nSecond");
        LookTwice();

        Assert.That(_catalog.Active.Documents[0].Text, Is.EqualTo("# T\n\nFirst"));
    }

    [Test]
    public void Start_WhenThePromptIsBroken_StopsTheService()
    {
        _folder.With("p.yaml", "colour: red");

        Assert.That(StartAsync, Throws.TypeOf<StartupException>()
            .With.Message.Contains("p.yaml, line 1, column 1: unknown key 'colour'")
            .And.Message.Contains("Prompts:Active"));
    }

    [Test]
    public void Start_WhenThePromptIsMissing_StopsTheService()
    {
        _folder.Remove("p.yaml");

        Assert.That(StartAsync, Throws.TypeOf<StartupException>().With.Message.Contains("p.yaml: does not exist."));
    }

    [Test]
    public async Task Health_WhenLoaded_IsHealthyWithNameAndHash()
    {
        await StartAsync();

        var health = await CheckAsync();

        Assert.That(health.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(health.Data, Contains.Key("name").WithValue("p").And.ContainKey("hash").WithValue(_catalog.Active.ContentHash));
    }

    [Test]
    public async Task Health_WhenAnEditIsBroken_IsDegraded()
    {
        await StartAsync();
        _folder.With("a.pt.md", "no title");
        LookTwice();

        Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Degraded));
    }

    [Test]
    public async Task Health_WhenABrokenEditIsUndone_IsHealthyAgain()
    {
        await StartAsync();
        _folder.With("a.pt.md", "no title");
        LookTwice();
        _folder.With("a.pt.md", "# T\n\nFirst");
        LookTwice();

        Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Health_WhenThereIsNoPrompt_IsUnhealthy()
    {
        _folder.Remove("p.yaml");

        Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Unhealthy));
    }

    private Task StartAsync() => _catalog.StartAsync(CancellationToken.None);

    private void LookTwice()
    {
        _clock.Advance(Look);
        _clock.Advance(Look);
    }

    private Task<HealthCheckResult> CheckAsync()
    {
        var check = new PromptHealthCheck(_catalog);
        var context = new HealthCheckContext { Registration = new("prompts", check, HealthStatus.Unhealthy, null) };
        return check.CheckHealthAsync(context, CancellationToken.None);
    }

    private YamlPromptCatalog Create(TimeSpan interval) => new(
        Options.Create(new PromptOptions { Directory = _folder.Root, Active = "p", ReloadInterval = interval }),
        Options.Create(new LanguageOptions()),
        Mock.Of<IHostEnvironment>(e => e.ContentRootPath == _folder.Root),
        _clock,
        _logger);
}
