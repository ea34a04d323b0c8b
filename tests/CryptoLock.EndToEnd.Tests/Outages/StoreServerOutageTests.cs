using System.Diagnostics;
using System.Net;
using CryptoLock.EndToEnd.Tests.Cluster;
using CryptoLock.EndToEnd.Tests.Faults;

namespace CryptoLock.EndToEnd.Tests.Outages;

/// <summary>The store's server goes and comes back while customers write.</summary>
[TestFixture(ClusterStore.PostgreSql)]
[TestFixture(ClusterStore.Redis)]
internal sealed class StoreServerOutageTests(ClusterStore store)
{
    private const string Ana = "whatsapp:+15005550070";
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Twilios = TimeSpan.FromSeconds(15);

    private ServiceCluster _cluster = null!;

    [SetUp]
    public async Task StartAsync()
    {
        if (StoreServers.MissingFor(store) is { } reason)
        {
            Assert.Ignore(reason);
        }

        _cluster = await ServiceCluster.StartAsync(new(store) { Instances = 1 });
    }

    [TearDown]
    public async Task StopAsync() => await (_cluster?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task ServerKilledUnderLoad_LosesNothingAndComesBackWithoutARestart()
    {
        var crowd = new Crowd(_cluster.Customer, _cluster.Twilio, new CrowdOptions { Seed = 7, Customers = 8 });
        using var enough = new CancellationTokenSource();
        var writing = crowd.WriteAsync(enough.Token);
        await Task.Delay(Outage, TimeProvider.System);

        _cluster.Store.Kill();
        var red = await Instance.WaitUntilReadinessIsAsync(HttpStatusCode.ServiceUnavailable);
        var refused = await WriteAsync();
        await Task.Delay(Outage, TimeProvider.System);
        await _cluster.Store.RestartAsync();
        var green = await Instance.WaitUntilReadinessIsAsync(HttpStatusCode.OK);
        var accepted = await WriteAsync();
        await Task.Delay(Outage, TimeProvider.System);

        await enough.CancelAsync();
        await writing;
        await _cluster.RestAsync(DateTimeOffset.MaxValue, Desk.Patience);
        var ledger = await _cluster.Store.ReadAsync();
        Assert.That((refused, accepted), Is.EqualTo((503, 200)));
        Assert.That(red, Is.LessThan(TimeSpan.FromSeconds(3)));
        Assert.That(green, Is.LessThan(TimeSpan.FromSeconds(10)));
        Assert.That(Audit.Compare(crowd.Written, ledger, LedgerReader.Delivered(_cluster.Twilio)), Is.Empty);
        Assert.That(Outcomes.Count(crowd.Written, ledger).Received, Is.EqualTo(crowd.Written.Count + 1));
    }

    [Test]
    public async Task ServerOutOfReachWithoutAWord_IsReportedInTimeAndComesBackWithoutARestart()
    {
        _cluster.Instances[0].Wire.Cut();
        var waited = Stopwatch.StartNew();
        var refused = await WriteAsync();
        var answeredAfter = waited.Elapsed;
        var red = await Instance.WaitUntilReadinessIsAsync(HttpStatusCode.ServiceUnavailable);
        var alive = await Instance.StatusOfAsync("/health/live");
        _cluster.Instances[0].Wire.Mend();
        var green = await Instance.WaitUntilReadinessIsAsync(HttpStatusCode.OK);
        var accepted = await WriteAsync();
        await _cluster.Twilio.WaitForMessagesAsync(1, Desk.Patience);

        Assert.That((refused, accepted, alive), Is.EqualTo((503, 200, HttpStatusCode.OK)));
        Assert.That(answeredAfter, Is.LessThan(Twilios / 2));
        Assert.That(red, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(green, Is.LessThan(TimeSpan.FromSeconds(15)));
    }

    private ServiceProcess Instance => _cluster.Instances[0].Process;

    private async Task<int> WriteAsync()
    {
        using var customer = _cluster.CustomerOf(_cluster.Instances[0]);
        return (await customer.SendTextAsync(Ana, "What is PSPM?")).StatusCode;
    }
}
