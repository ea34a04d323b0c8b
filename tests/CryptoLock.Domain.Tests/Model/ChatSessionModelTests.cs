using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CryptoLock.Domain.Tests.Model;

/// <summary>
/// Random interleavings of customer, model, operator, provider, watchdog and clock against a reference. A failure prints the
/// shortest sequence found and the seed: put it into a test case to see it again.
/// </summary>
[TestFixture]
internal sealed class ChatSessionModelTests
{
    [TestCase(1UL, 1UL)]
    [TestCase(20261122UL, 3UL)]
    public void AnyInterleaving_KeepsTheLaws(ulong seed, ulong gamma) => Holds(compares: false, seed, gamma);

    [TestCase(2UL, 1UL)]
    [TestCase(987654321UL, 77UL)]
    public void AnyInterleaving_AgreesWithTheReference(ulong seed, ulong gamma) => Holds(compares: true, seed, gamma);

    private static void Holds(bool compares, ulong seed, ulong gamma) => Check.One(
        Config.QuickThrowOnFailure
            .WithMaxTest(1_500).WithStartSize(10).WithEndSize(60)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed, gamma), FSharpOption<int>.None))),
        Prop.ForAll(Step.Sequences, steps => Run(new DeskRun(compares), steps)));

    private static void Run(DeskRun run, Step[] steps)
    {
        foreach (var step in steps)
        {
            run.Take(step);
        }

        run.Finish();
    }
}
