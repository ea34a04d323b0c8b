using System.Globalization;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>The proof of the delivery guarantees: the process dies hundreds of times, and no customer notices.</summary>
[TestFixture]
internal sealed class CrashRunTests
{
    private const int Seed = 3;
    private CrashReport _report = null!;

    [OneTimeSetUp]
    public async Task KillAsync()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("CRYPTOLOCK_KILLS") ?? "500", CultureInfo.InvariantCulture);
        var service = await FailpointBuild.PublishAsync();
        _report = await CrashRun.RunAsync(service, kills, Seed, CrashRun.Desks, TestContext.Progress.WriteLine);
        await TestContext.Progress.WriteLineAsync(_report.ToString());
    }

    [TestCase(FindingKind.Lost)]
    [TestCase(FindingKind.Doubled)]
    [TestCase(FindingKind.OutOfOrder)]
    [TestCase(FindingKind.Silent)]
    public void Kills_BreakNoPromise(FindingKind kind) => Assert.That(_report.Findings.Where(f => f.Kind == kind), Is.Empty);

    [Test]
    public void Kills_StrikeAtEveryStep() => Assert.That(KillPlan.Failpoints.Except(_report.Kills.Keys), Is.Empty);

    [Test]
    public void Kills_InterruptConversationsThatRecoverInTime()
    {
        Assert.That(_report.Recoveries, Has.Some.Matches<Recovery>(r => r.IsOver));
        Assert.That(_report.LongestRecovery, Is.LessThan(CrashReport.RecoveryLimit));
    }

    [Test]
    public void Messages_AllReachTheStore() => Assert.That(_report.Outcomes.Received, Is.Positive.And.EqualTo(_report.Outcomes.Written));
}
