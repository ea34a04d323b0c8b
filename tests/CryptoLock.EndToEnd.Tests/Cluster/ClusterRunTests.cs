using CryptoLock.EndToEnd.Tests.Faults;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>The proof that several instances are one desk: each is killed, frozen, cut off and replaced, and no customer notices.</summary>
[TestFixture(ClusterStore.PostgreSql)]
[TestFixture(ClusterStore.Redis)]
internal sealed class ClusterRunTests(ClusterStore store)
{
    private const int Seed = 5;
    private ClusterReport _report = null!;

    [OneTimeSetUp]
    public async Task StrikeAsync()
    {
        if (StoreServers.MissingFor(store) is { } reason)
        {
            Assert.Ignore(reason);
        }

        // What is published starts with a third of the work.
        var options = new ClusterOptions(store) { Service = await FailpointBuild.PublishAsync() };
        _report = await ClusterRun.RunAsync(
            options, strikes => strikes < StrikePlan.RoundLength, rate: 0, Seed, TestContext.Progress.WriteLine);
        await TestContext.Progress.WriteLineAsync(_report.ToString());
    }

    [TestCase(FindingKind.Lost)]
    [TestCase(FindingKind.Doubled)]
    [TestCase(FindingKind.OutOfOrder)]
    [TestCase(FindingKind.Silent)]
    public void Strikes_BreakNoPromise(FindingKind kind) => Assert.That(_report.Findings.Where(f => f.Kind == kind), Is.Empty);

    [Test]
    public void Strikes_LeaveNothingOpen() => Assert.That(_report.CameToRest, Is.True);

    [Test]
    public void KilledInstance_LeavesConversationsThatGoOnInTime() =>
        Assert.That(TimesAfter(StrikeKind.Kill), Is.Not.Empty.And.All.LessThan(ClusterReport.KillLimit));

    [TestCase(StrikeKind.Pause)]
    [TestCase(StrikeKind.Cut)]
    public void SilentInstance_LeavesConversationsThatGoOnInTime(StrikeKind kind) =>
        Assert.That(TimesAfter(kind), Is.Not.Empty.And.All.LessThan(ClusterReport.SilenceLimit));

    [Test]
    public void Strikes_AreOfEveryKind() =>
        Assert.That(_report.Blows.Select(b => b.Strike.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<StrikeKind>()));

    [Test]
    public void Messages_AllReachTheStore() => Assert.That(_report.Outcomes.Received, Is.Positive.And.EqualTo(_report.Outcomes.Written));

    private IEnumerable<TimeSpan> TimesAfter(StrikeKind kind) =>
        _report.Blows.Where(b => b.Strike.Kind == kind).Select(b => b.WentOnAfter ?? TimeSpan.MaxValue);
}
