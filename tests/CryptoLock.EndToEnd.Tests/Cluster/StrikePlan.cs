namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>Strikes in rounds, each with the most of those that are worst. The same seed makes the same plan.</summary>
internal sealed class StrikePlan(int seed, int instances)
{
    private static readonly StrikeKind[] Round =
        [StrikeKind.Kill, StrikeKind.Pause, StrikeKind.Kill, StrikeKind.Cut, StrikeKind.Kill, StrikeKind.Pause, StrikeKind.Roll];

    private readonly Random _chance = new(seed);

    /// <summary>How many strikes hold one of each kind.</summary>
    public static int RoundLength => Round.Length;

    public IEnumerable<Strike> Make()
    {
        while (true)
        {
            foreach (var kind in Round)
            {
                yield return new(kind, _chance.Next(instances));
            }
        }
    }

    /// <summary>How long to wait before the next one.</summary>
    public TimeSpan Pause() => TimeSpan.FromSeconds(0.5 + _chance.NextDouble());
}
