using FsCheck;
using FsCheck.Fluent;

namespace CryptoLock.Domain.Tests.Model;

/// <summary>What can happen to a conversation, in the words of those who do it.</summary>
internal enum Move
{
    Write,
    WriteStop,
    WriteStart,
    WriteForPerson,
    Work,
    Answer,
    AnswerWithFixedText,
    GiveUp,
    Postpone,
    SendAccepted,
    SendNotReached,
    SendRefused,
    SendOutsideWindow,
    SendBlocked,
    SendLost,
    CallbackProgress,
    CallbackFailed,
    CallbackOutsideWindow,
    CallbackBlocked,
    TakeOver,
    Say,
    HandBack,
    Watch,
    Replay,
    SendAgain,
    Crash,
    Tick,
}

/// <summary>One thing that happens; the number decides its details.</summary>
internal readonly record struct Step(Move Move, int Choice)
{
    // The ways of the everyday are taken more often than the rare ones, or conversations would never get anywhere.
    private static readonly Move[] Weighted =
    [
        .. Enum.GetValues<Move>(),
        .. Enumerable.Repeat(Move.Write, 4),
        .. Enumerable.Repeat(Move.Work, 12),
        .. Enumerable.Repeat(Move.Answer, 3),
        .. Enumerable.Repeat(Move.SendAccepted, 4),
        .. Enumerable.Repeat(Move.Tick, 5),
    ];

    public static Arbitrary<Step[]> Sequences { get; } = Arb.From(
        Gen.Elements(Weighted).SelectMany(_ => Gen.Choose(0, 99), (move, choice) => new Step(move, choice))
            .ListOf().Select(steps => steps.ToArray()),
        Shrink);

    public override string ToString() => $"{Move}({Choice})";

    /// <summary>Leaves out halves, quarters, ..., single steps.</summary>
    private static IEnumerable<Step[]> Shrink(Step[] steps)
    {
        for (var size = (steps.Length + 1) / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            for (var start = 0; start < steps.Length; start += size)
            {
                yield return [.. steps[..start], .. steps[Math.Min(start + size, steps.Length)..]];
            }
        }
    }
}
