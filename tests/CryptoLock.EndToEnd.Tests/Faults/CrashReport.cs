using System.Text;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>What a crash run found.</summary>
internal sealed record CrashReport(
    Outcomes Outcomes, IReadOnlyList<Life> Lives, IReadOnlyList<Finding> Findings, IReadOnlyList<Recovery> Recoveries)
{
    /// <summary>Within this time of the restart's readiness an interrupted conversation has to go on.</summary>
    public static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(10);

    public bool IsClean => Findings.Count == 0 && LongestRecovery <= RecoveryLimit;

    public TimeSpan LongestRecovery => Recoveries.Select(r => r.Time).DefaultIfEmpty().Max();

    /// <summary>Kills by name: those that struck where they were meant to.</summary>
    public IReadOnlyDictionary<string, int> Kills =>
        Lives.Where(life => life.AsPlanned).GroupBy(life => life.Planned.Name).ToDictionary(g => g.Key, g => g.Count());

    public int Count(FindingKind kind) => Findings.Count(f => f.Kind == kind);

    public static CrashReport Merge(IReadOnlyCollection<CrashReport> reports) => new(
        reports.Select(r => r.Outcomes).Aggregate((a, b) => a + b),
        [.. reports.SelectMany(r => r.Lives)],
        [.. reports.SelectMany(r => r.Findings)],
        [.. reports.SelectMany(r => r.Recoveries)]);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine($"kills {Lives.Count}, of them at failpoints {Lives.Count(l => l is { AsPlanned: true, Planned.Kind: KillKind.Failpoint })}");
        foreach (var name in KillPlan.Failpoints.Concat(Kills.Keys.Except(KillPlan.Failpoints).Order()))
        {
            text.AppendLine($"  {name} {Kills.GetValueOrDefault(name)}");
        }

        text.AppendLine($"  failpoint not reached in time {Lives.Count(l => !l.AsPlanned)}");
        text.AppendLine(Outcomes.ToString());
        text.AppendLine(
            $"lost {Count(FindingKind.Lost)}, doubled {Count(FindingKind.Doubled)}, out of order {Count(FindingKind.OutOfOrder)}, "
            + $"silent {Count(FindingKind.Silent)}");
        var over = Recoveries.Where(r => r.IsOver).Select(r => r.Time).Order().ToList();
        text.AppendLine(
            $"interrupted conversations {Recoveries.Count}, recovered in the next life {over.Count}: "
            + $"p50 {over.ElementAtOrDefault(over.Count / 2).TotalSeconds:F2} s, max {LongestRecovery.TotalSeconds:F2} s after readiness");
        Findings.ToList().ForEach(finding => text.AppendLine(finding.ToString()));
        return text.ToString();
    }
}
