using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Processing;

[TestFixture]
internal sealed class TurnInterruptionsTests
{
    private readonly ITurnInterruptions _interruptions = new TurnInterruptions();
    private readonly ChatSessionId _id = ChatSessionId.New(TestSessions.Start);
    private readonly List<TurnInterruption> _heard = [];

    [SetUp]
    public void SetUp() => _heard.Clear();

    [Test]
    public void Raise_WhileWatched_IsHeard()
    {
        using var watch = _interruptions.Watch(_id, _heard.Add);
        _interruptions.Raise(_id, TurnInterruption.AssistantOut);

        Assert.That(_heard, Is.EqualTo(new[] { TurnInterruption.AssistantOut }));
    }

    [Test]
    public void Raise_OfAnotherConversationOrAfterwards_IsNotHeard()
    {
        using (_interruptions.Watch(_id, _heard.Add))
        {
            _interruptions.Raise(ChatSessionId.New(TestSessions.Start), TurnInterruption.CustomerWrote);
        }

        _interruptions.Raise(_id, TurnInterruption.CustomerWrote);

        Assert.That(_heard, Is.Empty);
    }

    [Test]
    public void Dispose_OfAnOlderWatch_LeavesTheNewerOne()
    {
        var older = _interruptions.Watch(_id, _ => { });
        using var newer = _interruptions.Watch(_id, _heard.Add);
        older.Dispose();
        _interruptions.Raise(_id, TurnInterruption.CustomerWrote);

        Assert.That(_heard, Has.Count.EqualTo(1));
    }
}
