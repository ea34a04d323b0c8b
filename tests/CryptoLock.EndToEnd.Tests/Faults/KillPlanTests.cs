namespace CryptoLock.EndToEnd.Tests.Faults;

[TestFixture]
internal sealed class KillPlanTests
{
    private static readonly Kill[] Plan = [.. new KillPlan(1).Make(500)];

    [Test]
    public void Make_WithTheSameSeed_MakesTheSamePlan() => Assert.That(new KillPlan(1).Make(500), Is.EqualTo(Plan));

    [Test]
    public void Make_WithAnotherSeed_MakesAnother() => Assert.That(new KillPlan(2).Make(500), Is.Not.EqualTo(Plan));

    [Test]
    public void Make_StrikesEachFailpointAgainAndAgain() =>
        Assert.That(KillPlan.Failpoints, Has.Count.EqualTo(16).And.All.Matches<string>(name => Plan.Count(kill => kill.Name == name) >= 13));

    [Test]
    public void Make_StrikesAtRandomHalfOfTheTime() =>
        Assert.That(Plan.Count(kill => kill.Kind is not KillKind.Failpoint), Is.InRange(240, 260));
}
