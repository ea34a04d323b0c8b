namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>How the messages of a run ended.</summary>
internal sealed record Outcomes(int Written, int Received, int Answered, int Merged, int HandedOff, int Suppressed, int FailedToPerson, int Parts)
{
    public static Outcomes Count(IReadOnlyCollection<WrittenMessage> written, Ledger ledger)
    {
        int Ended(string outcome) => ledger.Messages.Count(m => m.Outcome == outcome);
        return new(
            written.DistinctBy(w => w.Sid).Count(), ledger.Messages.Count, Ended("Answered"), Ended("Merged"), Ended("HandedOff"),
            Ended("Suppressed"), Ended("FailedToPerson"), ledger.Parts.Count);
    }

    public static Outcomes operator +(Outcomes a, Outcomes b) => new(
        a.Written + b.Written, a.Received + b.Received, a.Answered + b.Answered, a.Merged + b.Merged, a.HandedOff + b.HandedOff,
        a.Suppressed + b.Suppressed, a.FailedToPerson + b.FailedToPerson, a.Parts + b.Parts);

    public override string ToString() =>
        $"written {Written}, received {Received}: answered {Answered}, merged {Merged}, handed off {HandedOff}, "
        + $"suppressed {Suppressed}, failed to a person {FailedToPerson}; parts {Parts}";
}
