using CryptoLock.EndToEnd.Tests.Faults;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>
/// Instances are struck while Twilio and Gemini fail too, in every way that the soak knows. How soon others go on is not asked here: a
/// provider may ask for a longer wait.
/// </summary>
[TestFixture(ClusterStore.PostgreSql)]
[TestFixture(ClusterStore.Redis)]
internal sealed class ClusterUnderFaultsTests(ClusterStore store)
{
    private const int Seed = 6;
    private const double Rate = 0.02;

    [Test]
    public async Task Strikes_WhileProvidersFail_BreakNoPromise()
    {
        if (StoreServers.MissingFor(store) is { } reason)
        {
            Assert.Ignore(reason);
        }

        var options = new ClusterOptions(store) { Service = await FailpointBuild.PublishAsync() };

        var report = await ClusterRun.RunAsync(
            options, strikes => strikes < StrikePlan.RoundLength, Rate, Seed, TestContext.Progress.WriteLine);

        await TestContext.Progress.WriteLineAsync(report.ToString());
        Assert.That(report.Findings, Is.Empty, $"On {store}, seed {Seed}.");
        Assert.That(report.CameToRest, Is.True);
        Assert.That(report.Faults.Values.Sum(), Is.Positive);
        Assert.That(report.Outcomes.Received, Is.Positive.And.EqualTo(report.Outcomes.Written));
    }
}
