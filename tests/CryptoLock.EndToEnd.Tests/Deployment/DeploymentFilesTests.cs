using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using CryptoLock.EndToEnd.Tests.Cluster;
using CryptoLock.Testing.Servers;
using YamlDotNet.RepresentationModel;

namespace CryptoLock.EndToEnd.Tests.Deployment;

/// <summary>What is shipped in <c>deploy</c>, as far as it can be tried without a container engine.</summary>
[TestFixture]
internal sealed partial class DeploymentFilesTests
{
    /// <summary>Conversation:DrainTimeout and the five seconds after it.</summary>
    private const int StopSeconds = 25;

    private static readonly string Deploy = Path.Combine(Repository.Root, "deploy");
    private static readonly string Configuration = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));

    private string _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("cryptolock-deploy-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Nginx_AcceptsItsConfiguration()
    {
        IgnoreIf(NginxServer.MissingBecause);
        foreach (var file in Directory.GetFiles(Path.Combine(Deploy, "nginx")))
        {
            // Names of containers resolve among containers only.
            File.WriteAllText(
                Path.Combine(_folder, Path.GetFileName(file)), ContainerName().Replace(File.ReadAllText(file), "127.0.0.1"));
        }

        var (exitCode, output) = await Commands.RunAsync("nginx", "-t", "-p", _folder, "-c", Path.Combine(_folder, "nginx.conf"), "-g", "pid nginx.pid;");

        Assert.That(exitCode, Is.Zero, output);
    }

    [Test]
    public async Task Systemd_AcceptsItsUnit()
    {
        IgnoreIf(File.Exists("/usr/bin/systemd-analyze") ? null : "systemd-analyze is not installed.");
        var unit = await File.ReadAllTextAsync(Path.Combine(Deploy, "systemd", "cryptolock.service"));
        var copy = Path.Combine(_folder, "cryptolock.service");
        await File.WriteAllTextAsync(copy, unit.Replace("/opt/cryptolock/CryptoLock.Api", "/bin/true", StringComparison.Ordinal));

        var (exitCode, output) = await Commands.RunAsync("systemd-analyze", "verify", copy);

        Assert.That((exitCode, output), Is.EqualTo((0, string.Empty)));
        Assert.That(NumberIn(unit, "TimeoutStopSec="), Is.GreaterThan(StopSeconds));
    }

    [TestCase("compose.yaml", "stop_grace_period: ", 0)]
    [TestCase("kubernetes/cryptolock.yaml", "terminationGracePeriodSeconds: ", 5)]
    public void Orchestrator_WaitsForTheDrain(string file, string key, int preStop)
    {
        var text = File.ReadAllText(Path.Combine(Deploy, file));

        Assert.That(NumberIn(text, key) - preStop, Is.GreaterThan(StopSeconds));
    }

    [TestCase("compose.yaml", 1)]
    [TestCase("kubernetes/cryptolock.yaml", 7)]
    [TestCase("kubernetes/secret.example.yaml", 1)]
    public void Yaml_ParsesAndNamesOnlySettingsThatExist(string file, int documents)
    {
        var text = File.ReadAllText(Path.Combine(Deploy, file));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var settings = Setting().Matches(text).Select(m => m.Value.Replace("__", ":", StringComparison.Ordinal)).Distinct().ToList();

        Assert.That(yaml.Documents, Has.Count.EqualTo(documents));
        Assert.That(settings, Is.Not.Empty);
        Assert.That(settings.Where(key => !Configuration.Contains($"`{key}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Dockerfile_PublishesAProgramThatListensOnThePlatformsPort()
    {
        var command = PublishCommand().Match(await File.ReadAllTextAsync(Path.Combine(Deploy, "Dockerfile"))).Groups[1].Value;
        var arguments = command.Replace("$TARGETARCH", RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "arm64" : "amd64", StringComparison.Ordinal)
            .Replace("/out", _folder, StringComparison.Ordinal).Split(' ');
        var (exitCode, output) = await Commands.RunAsync(
            "dotnet", [.. arguments, "--artifacts-path", Path.Combine(Repository.Root, "artifacts", "container"), "-nodeReuse:false"]);
        Assert.That(exitCode, Is.Zero, output);

        var url = ServiceProcess.FreeUrl();
        await using var service = ServiceProcess.Launch(
            _folder,
            url,
            new Dictionary<string, string?>
            {
                ["ASPNETCORE_URLS"] = null,
                ["ASPNETCORE_HTTP_PORTS"] = "8080",
                ["PORT"] = url.Port.ToString(CultureInfo.InvariantCulture),
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
            },
            Path.Combine(_folder, "CryptoLock.Api.dll"));
        await service.WaitUntilReadyAsync();

        Assert.That(File.Exists(Path.Combine(_folder, "CryptoLock.Api")), Is.True, "the image starts this");
    }

    private static void IgnoreIf(string? reason)
    {
        if (reason is not null)
        {
            Assert.Ignore(reason);
        }
    }

    private static int NumberIn(string text, string key) =>
        int.Parse(Digits().Match(text, text.IndexOf(key, StringComparison.Ordinal) + key.Length).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"cryptolock-\d")]
    private static partial Regex ContainerName();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b[A-Z]\w+__\w+")]
    private static partial Regex Setting();

    [GeneratedRegex(@"RUN dotnet (publish .+)")]
    private static partial Regex PublishCommand();
}
