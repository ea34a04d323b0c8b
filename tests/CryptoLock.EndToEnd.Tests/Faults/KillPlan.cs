using System.Reflection;
using CryptoLock.Application.Common;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>Half of the kills at failpoints, all of them in turn; half at random instants. The same seed makes the same plan.</summary>
internal sealed class KillPlan(int seed)
{
    private const int MostHits = 4;
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(1.8);

    private readonly Random _chance = new(seed);

    public static IReadOnlyList<string> Failpoints { get; } =
        [.. typeof(FailpointNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!)];

    public IEnumerable<Kill> Make(int kills) => Rounds().Take(kills);

    private IEnumerable<Kill> Rounds()
    {
        while (true)
        {
            foreach (var name in Failpoints)
            {
                // A settlement needs a part whose outcome a kill left open.
                var needs = name switch
                {
                    FailpointNames.SettlementFound => FailpointNames.PartSending,
                    FailpointNames.SettlementRecorded => FailpointNames.PartAccepted,
                    _ => null,
                };
                if (needs is not null)
                {
                    yield return new(needs, KillKind.Failpoint, Hits: 1);
                    yield return new(name, KillKind.Failpoint, Hits: 1);
                    yield return AtRandom();
                }
                else
                {
                    yield return new(name, KillKind.Failpoint, _chance.Next(1, MostHits + 1));
                }

                yield return AtRandom();
            }
        }
    }

    private Kill AtRandom() => _chance.Next(10) switch
    {
        < 4 => new("random, starting", KillKind.Starting, After: LongestStart * _chance.NextDouble()),
        4 => new("random, recovered", KillKind.Recovered),
        _ => new("random, running", KillKind.Running, After: LongestLife * _chance.NextDouble()),
    };
}
