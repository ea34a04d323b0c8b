using System.Net;
using CryptoLock.Api.Tests.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Moq;

namespace CryptoLock.Api.Tests.Health;

[TestFixture]
internal sealed class HealthEndpointTests
{
    private HostFactory _host = null!;

    [SetUp]
    public void Start() => _host = new HostFactory();

    [TearDown]
    public void Stop() => _host.Dispose();

    [TestCase("/health", "degraded", "ai,outcomes,prompts,store,twilio")]
    [TestCase("/health/live", "healthy", "")]
    [TestCase("/health/ready", "healthy", "prompts,store")]
    public async Task Health_NamesEachDependency(string path, string status, string checks)
    {
        using var response = await _host.CreateClient().GetAsync(path);

        var health = await response.JsonAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((string?)health["status"], Is.EqualTo(status));
            Assert.That(string.Join(',', health["checks"]!.AsArray().Select(check => (string?)check!["name"])), Is.EqualTo(checks));
        }
    }

    [TestCase("/health", HttpStatusCode.ServiceUnavailable)]
    [TestCase("/health/live", HttpStatusCode.OK)]
    [TestCase("/health/ready", HttpStatusCode.ServiceUnavailable)]
    public async Task Health_WhenTheStoreIsDown_IsUnhealthyButAlive(string path, HttpStatusCode expected)
    {
        _host.StoreCheck.Setup(check => check.CheckHealthAsync(It.IsAny<HealthCheckContext>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(HealthCheckResult.Unhealthy("The store does not answer."));

        using var response = await _host.CreateClient().GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Health_WhenMessagesLackTheirOutcome_IsDegradedAndTellsTheFigures()
    {
        var figures = new Dictionary<string, object> { ["unsettled"] = 2, ["oldestSeconds"] = 361.5 };
        _host.OutcomesCheck.Setup(check => check.CheckHealthAsync(It.IsAny<HealthCheckContext>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(HealthCheckResult.Degraded("2 message(s)", data: figures));

        using var response = await _host.CreateClient().GetAsync("/health");

        var check = (await response.JsonAsync())["checks"]!.AsArray().Single(check => (string?)check!["name"] == "outcomes")!;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)check["status"], Is.EqualTo("degraded"));
        Assert.That(((int?)check["data"]!["unsettled"], (double?)check["data"]!["oldestSeconds"]), Is.EqualTo((2, 361.5)));
    }

    [Test]
    public async Task Health_WhenACheckThrows_DoesNotTellItsMessage()
    {
        _host.PromptCheck.Setup(check => check.CheckHealthAsync(It.IsAny<HealthCheckContext>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("MARKER"));

        using var response = await _host.CreateClient().GetAsync("/health/ready");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("MARKER"));
    }
}
