namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>How customers behave. Rates are chances from 0 to 1.</summary>
internal sealed record CrowdOptions
{
    public required int Seed { get; init; }

    public int Customers { get; init; } = 8;

    public int LongestBurst { get; init; } = 5;

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A message is delivered a second time, at the same time or later.</summary>
    public double DuplicateRate { get; init; } = 0.1;

    /// <summary>A message changes places with the one after it.</summary>
    public double ReorderRate { get; init; }

    /// <summary>A message is delivered with the customer's next ones.</summary>
    public double LateRate { get; init; }
}
