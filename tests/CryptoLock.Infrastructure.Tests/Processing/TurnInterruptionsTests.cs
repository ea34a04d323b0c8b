using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Processing;

[TestFixture]
internal sealed class TurnInterruptionsTests
{
    private static readonly ChatSessionId Ana = TestSessions.New().Id;
    private static readonly ChatSessionId Rui = TestSessions.New().Id;

    private readonly ITurnInterruptions _interruptions = new TurnInterruptions();
    private readonly List<string> _heard = [];

    [SetUp]
    public void Forget() => _heard.Clear();

    [Test]
    public void Raise_TellsTheOneWhoWatchesTheConversation()
    {
        using var ana = _interruptions.Watch(Ana, i => _heard.Add($"ana {i}"));
        using var rui = _interruptions.Watch(Rui, i => _heard.Add($"rui {i}"));

        _interruptions.Raise(Rui, TurnInterruption.CustomerWrote);

        Assert.That(_heard, Is.EqualTo(new[] { "rui CustomerWrote" }));
    }

    [Test]
    public void RaiseForAll_TellsEverybody()
    {
        using var ana = _interruptions.Watch(Ana, i => _heard.Add($"ana {i}"));
        using var rui = _interruptions.Watch(Rui, i => _heard.Add($"rui {i}"));

        _interruptions.RaiseForAll(TurnInterruption.AssistantOut);

        Assert.That(_heard, Is.EquivalentTo(new[] { "ana AssistantOut", "rui AssistantOut" }));
    }

    [Test]
    public void Raise_AfterTheWatchEnded_TellsNobody()
    {
        _interruptions.Watch(Ana, i => _heard.Add($"ana {i}")).Dispose();

        _interruptions.Raise(Ana, TurnInterruption.AssistantOut);

        Assert.That(_heard, Is.Empty);
    }

    [Test]
    public void Raise_WhenTheTurnEndsAtThisMoment_DoesNotFail()
    {
        using var watch = _interruptions.Watch(Ana, _ => throw new ObjectDisposedException("gone"));

        Assert.That(() => _interruptions.Raise(Ana, TurnInterruption.AssistantOut), Throws.Nothing);
    }
}
