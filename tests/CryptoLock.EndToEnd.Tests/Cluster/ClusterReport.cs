using System.Globalization;
using System.Text;
using CryptoLock.EndToEnd.Tests.Faults;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>What a run of a cluster found. When it did not come to rest, what was found may only be late.</summary>
internal sealed record ClusterReport(
    bool CameToRest, Outcomes Outcomes, IReadOnlyList<Finding> Findings, IReadOnlyList<Blow> Blows, IReadOnlyDictionary<string, int> Faults)
{
    /// <summary>Within this time of a kill the others go on with the killed instance's conversations.</summary>
    public static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);

    /// <summary>The same for an instance that froze or was cut off: its locks live on for a while.</summary>
    public static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(20);

    public bool IsClean => CameToRest && Findings.Count == 0 && (Faults.Count > 0 || Blows.All(IsInTime));

    public int Count(FindingKind kind) => Findings.Count(f => f.Kind == kind);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var kind in Blows.GroupBy(b => b.Strike.Kind))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{kind.Key} {kind.Count()}: went on after {string.Join(", ", kind.Select(InSeconds))} s");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"faults {Faults.Values.Sum()}: {string.Join(", ", Faults.Select(f => $"{f.Key} {f.Value}"))}");
        text.AppendLine(Outcomes.ToString());
        text.AppendLine(
            $"lost {Count(FindingKind.Lost)}, doubled {Count(FindingKind.Doubled)}, out of order {Count(FindingKind.OutOfOrder)}, "
            + $"silent {Count(FindingKind.Silent)}");
        text.AppendLine(CameToRest ? "everything came to rest" : "something was still open at the end");
        Findings.ToList().ForEach(finding => text.AppendLine(finding.ToString()));
        return text.ToString();
    }

    private static bool IsInTime(Blow blow) => blow.Strike.Kind switch
    {
        StrikeKind.Kill => blow.WentOnAfter <= KillLimit,
        StrikeKind.Pause or StrikeKind.Cut => blow.WentOnAfter <= SilenceLimit,
        _ => true,
    };

    private static string InSeconds(Blow blow) => blow.WentOnAfter is { } time
        ? time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)
        : "never";
}
