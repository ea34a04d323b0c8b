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
    private const int Sequences = 400;

    [TestCase(1UL, 1UL)]
    [TestCase(20261122UL, 3UL)]
    [TestCase(987654321UL, 77UL)]
    public void AnyInterleaving_KeepsTheRulesAndAgreesWithTheReference(ulong seed, ulong gamma) => Check.One(
        Config.QuickThrowOnFailure
            .WithMaxTest(Sequences).WithStartSize(10).WithEndSize(60)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed, gamma), FSharpOption<int>.None))),
        Prop.ForAll(Step.Sequences, Run));

    private static void Run(Step[] steps)
    {
        var run = new DeskRun();
        foreach (var step in steps)
        {
            run.Take(step);
        }

        run.Finish();
    }
}
