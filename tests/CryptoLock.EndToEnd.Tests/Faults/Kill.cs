namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>How one life of the process ends.</summary>
/// <param name="Name">What the report calls it; for <see cref="KillKind.Failpoint"/> the failpoint.</param>
/// <param name="Kind">When it strikes.</param>
/// <param name="Hits">For a failpoint, how often it is reached.</param>
/// <param name="After">For the random kinds, how long after the start or the readiness.</param>
internal sealed record Kill(string Name, KillKind Kind, int Hits = 0, TimeSpan After = default);

internal enum KillKind
{
    /// <summary>The process ends itself.</summary>
    Failpoint,

    /// <summary>While it starts.</summary>
    Starting,

    /// <summary>At any moment after it is ready.</summary>
    Running,

    /// <summary>When it has recovered from the kill before.</summary>
    Recovered,
}
