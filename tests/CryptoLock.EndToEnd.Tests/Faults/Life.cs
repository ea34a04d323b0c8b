namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>One life of the process.</summary>
/// <param name="Planned">How it was to end.</param>
/// <param name="ReadyAt">When it was ready, UTC; null when it was killed before.</param>
/// <param name="DiedAt">When it ended, UTC.</param>
/// <param name="AsPlanned">Whether a planned failpoint was reached; if not, the process was killed in the end.</param>
internal sealed record Life(Kill Planned, DateTimeOffset? ReadyAt, DateTimeOffset DiedAt, bool AsPlanned);
