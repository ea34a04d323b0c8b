using CryptoLock.Emulators.Faults;

namespace CryptoLock.Emulators.Tests.Faults;

[TestFixture]
internal sealed class FaultPlanTests
{
    private readonly record struct Call(int Number);

    private sealed record Fault(string Name, bool OnlyEven = false) : IFault<Call>
    {
        public bool AppliesTo(Call call) => !OnlyEven || call.Number % 2 == 0;
    }

    private FaultPlan<Call, Fault> _plan = null!;

    [SetUp]
    public void CreatePlan() => _plan = new();

    [Test]
    public void Take_WhenNothingIsArmed_IsNull() => Assert.That(Strikes(3), Is.EqualTo("..."));

    [Test]
    public void Take_StrikesInTheOrderQueued()
    {
        _plan.Enqueue(new Fault("a"), new Fault("b"));

        Assert.That(Strikes(3), Is.EqualTo("ab."));
    }

    [Test]
    public void Take_LeavesAFaultForTheCallItAppliesTo()
    {
        _plan.Enqueue(new Fault("e", OnlyEven: true), new Fault("a"));

        Assert.That(Strikes(3), Is.EqualTo("ae."));
    }

    [Test]
    public void When_StrikesUntilCleared()
    {
        _plan.When(call => call.Number > 1, new Fault("r"));
        var before = Strikes(3);

        _plan.Clear();

        Assert.That((before, Strikes(3)), Is.EqualTo((".rr", "...")));
    }

    [Test]
    public void AtRandom_WithTheSameSeed_StrikesTheSame()
    {
        _plan.AtRandom(42, (0.3, new Fault("a")), (0.3, new Fault("b")));
        var first = Strikes(200);

        _plan.AtRandom(42, (0.3, new Fault("a")), (0.3, new Fault("b")));

        Assert.That(Strikes(200), Is.EqualTo(first));
        Assert.That(first.Count(c => c == 'a'), Is.InRange(35, 85));
        Assert.That(first.Count(c => c == 'b'), Is.InRange(35, 85));
    }

    [TestCase(-0.1, 0)]
    [TestCase(0.6, 0.6)]
    public void AtRandom_WhenTheRatesAreNotChances_Throws(double first, double second) =>
        Assert.Throws<ArgumentException>(() => _plan.AtRandom(1, (first, new Fault("a")), (second, new Fault("b"))));

    [Test]
    public void Served_CountsWhatStruck()
    {
        _plan.Enqueue(new Fault("a"), new Fault("a"), new Fault("b"));

        Strikes(2);

        Assert.That(_plan.Served, Is.EqualTo(new Dictionary<string, int> { ["a"] = 2 }));
        Assert.That(_plan.Queued, Is.EqualTo(1));
    }

    [TestCase("reset-after", null, "reset-after", null, 1, null)]
    [TestCase("any/slow=300ms*3", "any", "slow", "300ms", 3, null)]
    [TestCase("gemini-2.5-flash/rate-limited=2s@5%", "gemini-2.5-flash", "rate-limited", "2s", 1, 0.05)]
    [TestCase("hang@0.25", null, "hang", null, 1, 0.25)]
    public void FaultText_IsTakenApart(
        string text, string? operation, string name, string? argument, int count, double? rate) =>
        Assert.That(FaultText.Parse(text), Is.EqualTo(new FaultText(operation, name, argument, count, rate)));

    [TestCase("800ms", 800)]
    [TestCase("1.5s", 1500)]
    [TestCase("00:00:02", 2000)]
    public void Duration_IsRead(string text, double milliseconds) =>
        Assert.That(FaultText.ParseDuration(text).TotalMilliseconds, Is.EqualTo(milliseconds));

    [TestCase("slow*many")]
    [TestCase("slow@often")]
    public void FaultText_WhenItIsNotOne_Throws(string text) => Assert.Throws<FormatException>(() => FaultText.Parse(text));

    private string Strikes(int calls) =>
        string.Concat(Enumerable.Range(1, calls).Select(number => _plan.Take(new Call(number))?.Name ?? "."));
}
