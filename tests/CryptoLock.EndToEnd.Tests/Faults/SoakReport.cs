using System.Text;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>What a soak found.</summary>
/// <param name="Outcomes">How the messages ended.</param>
/// <param name="Findings">Broken promises.</param>
/// <param name="Delays">From a message's arrival to the acceptance of the last part that answers it, shortest first.</param>
/// <param name="Faults">How often each fault struck.</param>
internal sealed record SoakReport(
    Outcomes Outcomes, IReadOnlyList<Finding> Findings, IReadOnlyList<TimeSpan> Delays, IReadOnlyDictionary<string, int> Faults)
{
    public bool IsClean => Findings.Count == 0;

    public int Count(FindingKind kind) => Findings.Count(f => f.Kind == kind);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine($"faults {Faults.Values.Sum()}: {string.Join(", ", Faults.OrderBy(f => f.Key).Select(f => $"{f.Key} {f.Value}"))}");
        text.AppendLine(Outcomes.ToString());
        text.AppendLine(
            $"lost {Count(FindingKind.Lost)}, doubled {Count(FindingKind.Doubled)}, out of order {Count(FindingKind.OutOfOrder)}, "
            + $"silent customers {Count(FindingKind.Silent)}");
        text.AppendLine($"reply time p50 {At(0.5).TotalSeconds:F2} s, p99 {At(0.99).TotalSeconds:F2} s");
        Findings.ToList().ForEach(finding => text.AppendLine(finding.ToString()));
        return text.ToString();
    }

    private TimeSpan At(double share) => Delays.ElementAtOrDefault((int)(Delays.Count * share));
}
