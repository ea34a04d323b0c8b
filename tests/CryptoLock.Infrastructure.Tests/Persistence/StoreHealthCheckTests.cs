using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixture]
internal sealed class StoreHealthCheckTests
{
    private readonly Mock<IStoreProbe> _probe = new();
    private FakeTimeProvider _clock = null!;
    private StoreHealthCheck _check = null!;

    [SetUp]
    public void SetUp()
    {
        _probe.Reset();
        _clock = new FakeTimeProvider();
        _check = new StoreHealthCheck(_probe.Object, _clock);
    }

    [TearDown]
    public void TearDown() => _check.Dispose();

    [Test]
    public async Task CheckHealthAsync_FollowsTheStoreDownAndUpAgain()
    {
        var up = await CheckAsync();
        _probe.Setup(p => p.WriteAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new StoreUnavailableException("full"));
        _clock.Advance(StoreHealthCheck.Freshness);
        var down = await CheckAsync();
        _probe.Reset();
        _clock.Advance(StoreHealthCheck.Freshness);
        var again = await CheckAsync();

        Assert.That(
            (up.Status, down.Status, again.Status),
            Is.EqualTo((HealthStatus.Healthy, HealthStatus.Unhealthy, HealthStatus.Healthy)));
        Assert.That(down.Description, Is.EqualTo("full"));
    }

    [Test]
    public async Task CheckHealthAsync_HoweverManyAsk_WritesOnceInASecond()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CheckAsync()));

        _probe.Verify(p => p.WriteAsync(It.IsAny<CancellationToken>()), Times.Once);
    }

    private Task<HealthCheckResult> CheckAsync() => _check.CheckHealthAsync(new HealthCheckContext());
}
