using System.Net;
using System.Net.Sockets;
using CryptoLock.Api.Startup;
using CryptoLock.Api.Tests.Hosting;

namespace CryptoLock.Api.Tests.Startup;

[TestFixture]
internal sealed class ServiceHostTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task RunAsync_WhenProductionHasNoCredentials_NamesAllOfThemAndFails()
    {
        var (exitCode, message) = await StartAsync("--environment=Production");

        Assert.That(exitCode, Is.EqualTo(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message, Does.StartWith("CryptoLock cannot start: 5 settings need attention."));
            Assert.That(message, Does.Contain("Twilio:Client:AccountSid (TWILIO_ACCOUNT_SID) is missing"));
            Assert.That(message, Does.Contain("Twilio:AuthToken (TWILIO_AUTH_TOKEN) is missing"));
            Assert.That(message, Does.Contain("Twilio:WhatsAppNumber (TWILIO_WHATSAPP_NUMBER) is missing"));
            Assert.That(message, Does.Contain("Gemini:ApiKey (GEMINI_API_KEY) is missing"));
            Assert.That(message, Does.Contain("Api:AdminKey (ADMIN_API_KEY) is missing"));
            Assert.That(message, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
        }
    }

    [Test]
    public async Task RunAsync_WhenValuesAreWrongInManyWays_NamesThemTogetherWithoutTellingThem()
    {
        var (exitCode, message) = await StartAsync(
            "--environment=Production",
            "--Api:AdminKey=s3cret",
            "--Api:RateLimit:PermitLimit=0",
            "--Conversation:QuietPeriod=s3cret",
            "--Conversation:MaxAttempts=s3cret",
            "--Logging:RetainedFiles=0",
            "--Logging:MinimumLevel=s3cret");

        Assert.That(exitCode, Is.EqualTo(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message, Does.Contain("Twilio:AuthToken (TWILIO_AUTH_TOKEN) is missing"));
            Assert.That(message, Does.Contain("Api:AdminKey (ADMIN_API_KEY) is too short"));
            Assert.That(message, Does.Contain("Api:RateLimit:PermitLimit must be from"));
            Assert.That(message, Does.Contain("Conversation:QuietPeriod cannot be read: set a time such as"));
            Assert.That(message, Does.Contain("Conversation:MaxAttempts cannot be read: set a number"));
            Assert.That(message, Does.Contain("Logging:MinimumLevel cannot be read: set one of Verbose, Debug"));
            Assert.That(message, Does.Not.Contain("s3cret"));
        }
    }

    [TestCase("--Conversation:QuietPeriod=s3cret", "--Conversation:MaxAttempts=99", "Conversation:MaxAttempts is 99")]
    [TestCase("--Conversation:QuietPeriod=s3cret", "--Conversation:QuietPeriodCap=00:00:00", "Conversation:QuietPeriodCap is 00:00:00")]
    [TestCase("--Logging:MinimumLevel=s3cret", "--Logging:RetainedFiles=0", "  - Logging:RetainedFiles is out of range: set")]
    [TestCase("--Logging:MinimumLevel=s3cret", "--Logging:FileSizeLimit=1", "  - Logging:FileSizeLimit is out of range: set")]
    [TestCase("--Gemini:Model=", "--Gemini:MaxRetries=99", "Gemini:MaxRetries is out of range")]
    [TestCase("--Twilio:TypingIndicator=s3cret", "--Twilio:RequestTimeout=01:00:00", "Twilio:RequestTimeout")]
    [TestCase("--Gemini:Model=", "--Gemini:Prices:foo:Input=s3cret", "Gemini:Prices:foo:Input cannot be read: set a number.")]
    [TestCase("--Gemini:Model=", "--Gemini:FallbackModels=a,/b", "Gemini:FallbackModels:1 is not a model name")]
    public async Task RunAsync_WhenCredentialsAreMissingAndAnotherValueCannotBeRead_StillNamesTheKey(
        string other, string setting, string expected)
    {
        var (_, message) = await StartAsync("--environment=Production", other, setting);

        Assert.That(message, Does.Contain(expected).And.Not.Contain("s3cret").And.Not.Contain("validation failed"));
        Assert.That(message, Does.Contain("Gemini:ApiKey (GEMINI_API_KEY) is missing"));
    }

    [Test]
    public async Task RunAsync_WhenTwoChecksLookAtOneKey_NamesItOnce()
    {
        var (_, message) = await StartAsync("--environment=Production", "--PUBLIC_BASE_URL=ftp://desk.example");

        Assert.That(message.Split("BaseUrlOverride"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task RunAsync_WhenADemoHasASettingOfAnUnusedProvider_ChecksItAndAsksForNoCredentials()
    {
        var (exitCode, message) = await StartAsync("--environment=Development", "--Gemini:MaxRetries=99");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(message, Does.StartWith("CryptoLock cannot start: one setting needs attention."));
        Assert.That(message, Does.Contain("Gemini:MaxRetries is out of range").And.Not.Contain("missing"));
    }

    [Test]
    public async Task RunAsync_WhenTheLogFolderCannotBeWritten_SaysSo()
    {
        var file = _folder.File("taken", "");

        var (exitCode, message) = await StartAsync("--environment=Production", $"--Logging:Directory={file}");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(message, Does.Contain("Logging:Directory cannot be written"));
    }

    [Test]
    public async Task RunAsync_WhenThePortIsTaken_SaysSoWithoutAnErrorInTheLog()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (exitCode, message) = await StartWithStoreAsync($"--urls=http://{other.LocalEndpoint}");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(message, Does.StartWith("CryptoLock cannot start: its port is in use."));
        Assert.That(ReadLog(), Does.Contain("SQLite").And.Not.Contain("Exception"));
    }

    [TestCase("localhost:5080", "localhost:5080 is not an address: set Urls to one such as http://localhost:5080.")]
    [TestCase("http://localhost:99999", "http://localhost:99999 is not an address: set Urls to one such as http://localhost:5080.")]
    [TestCase("ftp://localhost:5080", "ftp://localhost:5080 cannot be used")]
    [TestCase("http://203.0.113.7:5080", "http://203.0.113.7:5080 is not an address of this machine: set Urls to")]
    public async Task RunAsync_WhenTheAddressIsWrong_SaysWhatToSetWithoutAnErrorInTheLog(string address, string expected)
    {
        var (exitCode, message) = await StartWithStoreAsync($"--urls={address}");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(message, Does.StartWith($"CryptoLock cannot start: {expected}").And.Not.Contain("   at "));
        Assert.That(ReadLog(), Does.Contain("SQLite").And.Not.Contain("Exception"));
    }

    [Test]
    public async Task RunAsync_WhenHttpsHasNoCertificate_SaysSo()
    {
        // With a development certificate the start gets further, and must end nevertheless.
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (exitCode, message) = await StartWithStoreAsync($"--Kestrel:Endpoints:Public:Url=https://{other.LocalEndpoint}");

        Assume.That(message, Does.Not.Contain("its port is in use"));
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(message, Does.StartWith("CryptoLock cannot start: HTTPS needs a certificate: set Kestrel:Certificates:Default:Path"));
    }

    [Test]
    public async Task RunAsync_WhenTheCertificateCannotBeRead_SaysSo()
    {
        var (exitCode, message) = await StartWithStoreAsync(
            "--urls=https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={_folder.File("bad.pfx", "x")}");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(message, Does.StartWith("CryptoLock cannot start: the certificate for HTTPS cannot be read: set Kestrel:Certificates"));
    }

    [Test]
    public async Task RunAsync_WhenTheDatabaseIsUnreadable_SaysSoWithoutAnErrorInTheLog()
    {
        _folder.File("store.db", new string('x', 4096));

        var (exitCode, message) = await StartWithStoreAsync("--urls=http://127.0.0.1:0");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(message, Does.StartWith("CryptoLock cannot start: ").And.Not.Contain("   at "));
        Assert.That(ReadLog(), Does.Not.Contain("Exception"));
    }

    private Task<(int ExitCode, string Message)> StartWithStoreAsync(params string[] args) => StartAsync(
    [
        "--environment=Development",
        $"--ConnectionStrings:Storage=Data Source={Path.Combine(_folder.Path, "store.db")};Pooling=False",
        $"--Prompts:Directory={Path.Combine(Repository.Root, "prompts")}",
        .. args,
    ]);

    private string ReadLog() => File.ReadAllText(Directory.GetFiles(Path.Combine(_folder.Path, "logs")).Single());

    private async Task<(int ExitCode, string Message)> StartAsync(params string[] args)
    {
        await using var error = new StringWriter();
        string[] shielded =
        [
            .. Api.Configuration.ConfigurationAliases.Keys.Keys.Select(alias => $"--{alias}="),
            $"--Logging:Directory={Path.Combine(_folder.Path, "logs")}",
            .. args,
        ];
        var exitCode = await ServiceHost.RunAsync(shielded, error);
        return (exitCode, error.ToString());
    }
}
