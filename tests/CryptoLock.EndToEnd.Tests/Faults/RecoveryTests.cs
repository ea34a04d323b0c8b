namespace CryptoLock.EndToEnd.Tests.Faults;

[TestFixture]
internal sealed class RecoveryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Kill Any = new("random, running", KillKind.Running);

    // Lives of ten seconds, each ready after its second one; the last one goes on.
    private static readonly Life[] Lives =
    [
        new(Any, At(1), At(10), true), new(Any, At(11), At(20), true), new(Any, At(21), At(30), true), new(Any, At(31), DateTimeOffset.MaxValue, true),
    ];

    [TestCase(2, 5, "")]
    [TestCase(5, 14, "3 over")]
    [TestCase(5, 10.5, "0 over")]
    [TestCase(5, 24, "9, 3 over")]
    [TestCase(5, 45, "9, 9, 14 over")]
    public void Measure_CountsFromTheReadinessOfEachLifeThatFoundItInterrupted(double written, double answered, string expected)
    {
        var turn = Guid.CreateVersion7(Noon);
        var reply = Guid.CreateVersion7(At(1));
        var part = new LedgerPart(Guid.CreateVersion7(At(2)), reply, 0, LedgerPart.Sent, "SM1");
        var ledger = new Ledger(
            [new(turn, 1, "IN1", "text", At(written), "Answered", turn)], [new(reply, turn, 2, "text", turn, true)], [part]);

        var recoveries = Recovery.Measure(Lives, ledger, [new(part.Id, "SM1", At(answered))]);

        Assert.That(string.Join(", ", recoveries.Select(r => $"{r.Time.TotalSeconds}{(r.IsOver ? " over" : "")}")), Is.EqualTo(expected));
    }

    private static DateTimeOffset At(double seconds) => Noon.AddSeconds(seconds);
}
