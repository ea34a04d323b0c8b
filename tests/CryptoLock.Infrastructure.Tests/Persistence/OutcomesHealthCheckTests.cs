using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ledger;
using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixture]
internal sealed class OutcomesHealthCheckTests
{
    private static readonly ConversationOptions Settings = new() { UnsettledAfter = TimeSpan.FromMinutes(7) };

    private Mock<IOutcomeLedger> _ledger = null!;

    [SetUp]
    public void SetUp() => _ledger = new();

    [TestCase(0, null, HealthStatus.Healthy, 0)]
    [TestCase(2, 431.27, HealthStatus.Degraded, 431.3)]
    public async Task CheckHealth_TellsTheFigures(int count, double? oldest, HealthStatus status, double oldestSeconds)
    {
        Measures().ReturnsAsync(new UnsettledFigures(count, oldest is { } age ? TimeSpan.FromSeconds(age) : null));

        var result = await CheckAsync();

        Assert.That(result.Status, Is.EqualTo(status));
        Assert.That((result.Data["unsettled"], result.Data["oldestSeconds"]), Is.EqualTo(((object)count, (object)oldestSeconds)));
    }

    [Test]
    public async Task CheckHealth_WhenTheStoreIsAway_IsUnhealthy()
    {
        Measures().ThrowsAsync(new StoreUnavailableException("The disk is gone."));

        var result = await CheckAsync();

        Assert.That((result.Status, result.Description), Is.EqualTo((HealthStatus.Unhealthy, "The disk is gone.")));
    }

    private Moq.Language.Flow.ISetup<IOutcomeLedger, Task<UnsettledFigures>> Measures() => _ledger.Setup(
        l => l.MeasureUnsettledAsync(TestSessions.Start, Settings.UnsettledAfter, It.IsAny<CancellationToken>()));

    private Task<HealthCheckResult> CheckAsync() =>
        new OutcomesHealthCheck(_ledger.Object, Options.Create(Settings), new FakeTimeProvider(TestSessions.Start))
            .CheckHealthAsync(new HealthCheckContext());
}
