using System.Globalization;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>What one round found.</summary>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="CpuMicroseconds">Processor time of the server for each request.</param>
/// <param name="P50">Half of the answers came within this time.</param>
/// <param name="P99">99 of 100 answers came within this time.</param>
internal sealed record AckFigures(double PerSecond, double CpuMicroseconds, TimeSpan P50, TimeSpan P99)
{
    public const string Header = "| server | requests/s | CPU us/request | p50 ms | p99 ms |\n| --- | --: | --: | --: | --: |";

    /// <summary>The wait that a share of the requests stayed within.</summary>
    public static TimeSpan Percentile(TimeSpan[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];

    /// <summary>A row of a table.</summary>
    public string Row(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {PerSecond:F0} | {CpuMicroseconds:F1} | {P50.TotalMilliseconds:F1} | {P99.TotalMilliseconds:F1} |");

    /// <summary>Each figure's median over rounds.</summary>
    public static AckFigures Median(IReadOnlyCollection<AckFigures> rounds) => new(
        Middle(rounds.Select(round => round.PerSecond)),
        Middle(rounds.Select(round => round.CpuMicroseconds)),
        Middle(rounds.Select(round => round.P50)),
        Middle(rounds.Select(round => round.P99)));

    /// <summary>Median, least and greatest of some values.</summary>
    public static string Spread(IReadOnlyCollection<double> values) => string.Create(
        CultureInfo.InvariantCulture, $"median {Middle(values):F2}, min {values.Min():F2}, max {values.Max():F2} ({values.Count} rounds)");

    /// <summary>The median.</summary>
    public static T Middle<T>(IEnumerable<T> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : throw new InvalidOperationException();
}
