using System.Net;

namespace CryptoLock.EndToEnd.Tests;

[TestFixture]
internal sealed class StartupTests
{
    private string _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("cryptolock-start-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Production_WithoutCredentials_SaysEverythingThatIsMissingAndEnds()
    {
        await using var service = ServiceProcess.Launch(_folder, ServiceProcess.FreeUrl(), Environment("Production"));
        await service.WaitForExitAsync();

        Assert.That(service.ExitCode, Is.EqualTo(1));
        Assert.That(service.Output, Does.Contain("TWILIO_ACCOUNT_SID").And.Contain("TWILIO_AUTH_TOKEN").And.Contain("GEMINI_API_KEY")
            .And.Contain("ADMIN_API_KEY").And.Not.Contain("   at "));
    }

    [Test]
    public async Task Development_WithoutCredentials_RunsAsADemo()
    {
        var url = ServiceProcess.FreeUrl();
        await using var service = await ServiceProcess.StartAsync(_folder, url, Environment("Development"));
        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);
        using var page = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(url, "/simulator")), CancellationToken.None);

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(service.Output, Does.Contain("GEMINI_API_KEY").And.Contain("TWILIO_AUTH_TOKEN"));
    }

    [Test]
    public async Task UnreadableDatabase_StopsTheStartWithAClearError()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "data", "cryptolock.db"), new string('x', 10_000));
        await using var service = ServiceProcess.Launch(_folder, ServiceProcess.FreeUrl(), Environment("Development"));
        await service.WaitForExitAsync();

        Assert.That(service.ExitCode, Is.EqualTo(1));
        Assert.That(service.Output, Does.Contain("data/cryptolock.db").And.Contain("ConnectionStrings:Storage").And.Not.Contain("   at "));
    }

    [Test]
    public async Task MalformedConnectionString_StopsTheStartWithAClearError()
    {
        var environment = Environment("Development");
        environment["ConnectionStrings__Storage"] = "Nonsense=1";
        await using var service = ServiceProcess.Launch(_folder, ServiceProcess.FreeUrl(), environment);
        await service.WaitForExitAsync();

        Assert.That(service.ExitCode, Is.EqualTo(1));
        Assert.That(service.Output, Does.Contain("ConnectionStrings:Storage").And.Not.Contain("   at "));
    }

    [TestCase("/api/sessions?a[=1")]
    [TestCase("/simulator/conversations/abcdefgh/messages?a[=1")]
    public async Task QueryInBracketSyntax_IsNoServerError(string path)
    {
        var url = ServiceProcess.FreeUrl();
        await using var service = await ServiceProcess.StartAsync(_folder, url, Environment("Development"));
        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);
        using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(url, path)), CancellationToken.None);

        Assert.That((int)answer.StatusCode, Is.LessThan(500));
    }

    private static Dictionary<string, string?> Environment(string name) => new()
    {
        ["DOTNET_ENVIRONMENT"] = name,
        ["ASPNETCORE_ENVIRONMENT"] = name,
        ["TWILIO_ACCOUNT_SID"] = null,
        ["TWILIO_AUTH_TOKEN"] = null,
        ["GEMINI_API_KEY"] = null,
        ["ADMIN_API_KEY"] = null,
    };
}
