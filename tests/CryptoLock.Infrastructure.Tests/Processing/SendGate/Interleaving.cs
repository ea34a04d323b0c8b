using FsCheck;
using FsCheck.Fluent;

namespace CryptoLock.Infrastructure.Tests.Processing.SendGate;

/// <summary>Who comes between the worker's steps.</summary>
internal enum Other
{
    Operator,
    Stop,
    Erasure,
    Writing,
    SecondOwner,
}

/// <summary>Who acts, and in which order they move.</summary>
internal sealed record Interleaving(Other[] Others, int[] Schedule)
{
    public static Arbitrary<Interleaving> Any { get; } = Arb.From(
        Gen.Choose(1, 31).SelectMany(
            _ => Gen.Choose(0, 11).ArrayOf(40),
            (others, schedule) => new Interleaving([.. Enum.GetValues<Other>().Where(o => (others & (1 << (int)o)) != 0)], schedule)),
        Shrink);

    public override string ToString() => $"{string.Join(", ", Others)} moved by [{string.Join(' ', Schedule)}]";

    private static IEnumerable<Interleaving> Shrink(Interleaving whole)
    {
        foreach (var other in whole.Others.Where(_ => whole.Others.Length > 1))
        {
            yield return whole with { Others = [.. whole.Others.Where(o => o != other)] };
        }

        for (var at = 0; at < whole.Schedule.Length && whole.Schedule.Length > 1; at++)
        {
            yield return whole with { Schedule = [.. whole.Schedule[..at], .. whole.Schedule[(at + 1)..]] };
        }
    }
}
