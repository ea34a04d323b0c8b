using Microsoft.Playwright;

namespace CryptoLock.EndToEnd.Tests;

/// <summary>The newcomer's first two minutes, in a real browser.</summary>
[TestFixture]
internal sealed class SimulatorTests
{
    private static readonly string? Chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private string _folder = null!;
    private ServiceProcess _service = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        Assume.That(Chromium, Is.Not.Null, "Chromium is not installed; on Debian: apt-get install chromium");
        _folder = Directory.CreateTempSubdirectory("cryptolock-simulator-").FullName;
        _service = await ServiceProcess.StartAsync(_folder, ServiceProcess.FreeUrl(), new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["GEMINI_API_KEY"] = null,
            ["TWILIO_AUTH_TOKEN"] = null,
        });
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_folder is null)
        {
            return;
        }

        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("pt-BR", "O que é o PSPM?", "firewall")]
    [TestCase("en-GB", "What is PSPM?", "firewall")]
    [TestCase("pt-BR", "Quero falar com uma pessoa.", "pedi a uma pessoa")]
    [TestCase("en-GB", "Can I talk to a human please?", "I have asked a person")]
    public async Task AQuestion_IsAnsweredWithoutAnyModel(string locale, string question, string expected)
    {
        await using var context = await _browser.NewContextAsync(new() { Locale = locale, ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_service.Url, "/simulator").ToString());
        await page.GetByRole(AriaRole.Textbox).FillAsync(question);
        await page.Keyboard.PressAsync("Enter");

        var answer = page.Locator(".row.other").Filter(new() { HasText = expected }).First;
        await answer.WaitForAsync(new() { Timeout = 15_000 });

        Assert.That(await page.Locator(".row.own").First.InnerTextAsync(), Does.Contain(question));
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), Is.True, "no sideways scrolling");
    }

    [Test]
    public async Task HostileText_IsShownAsText()
    {
        var page = await _browser.NewPageAsync();
        await page.GotoAsync(new Uri(_service.Url, "/simulator").ToString());
        await page.GetByRole(AriaRole.Textbox).FillAsync("<img src=x onerror=\"document.title='owned'\">");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".row.other").First.WaitForAsync(new() { Timeout = 15_000 });

        Assert.That(await page.TitleAsync(), Does.Not.Contain("owned"));
        Assert.That(await page.Locator(".row.own img").CountAsync(), Is.Zero);
        await page.CloseAsync();
    }
}
