using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Processing;

[TestFixture]
internal sealed class ConversationAgendaTests
{
    private static readonly DateTimeOffset Now = TestSessions.Start;
    private static readonly ChatSessionId A = ChatSessionId.New(Now);
    private static readonly ChatSessionId B = ChatSessionId.New(Now);

    [Test]
    public void TryTake_TakesTheEarliestThatIsDue()
    {
        var agenda = new ConversationAgenda(10);
        agenda.Add(new(A, Now.AddSeconds(2), HintKind.Changed));
        agenda.Add(new(B, Now.AddSeconds(1), HintKind.Changed));

        Assert.That(TakeAll(agenda, Now.AddSeconds(1)), Is.EqualTo(new[] { B }));
        Assert.That(agenda.NextDue, Is.EqualTo(Now.AddSeconds(2)));
    }

    [Test]
    public void TryTake_WhenTheCustomerGoesOnTyping_WaitsForTheLatestHint()
    {
        var agenda = new ConversationAgenda(10);
        agenda.Add(new(A, Now.AddSeconds(1), HintKind.Changed));
        agenda.Add(new(A, Now.AddSeconds(3), HintKind.Changed));

        Assert.That(TakeAll(agenda, Now.AddSeconds(2)), Is.Empty);
        Assert.That(TakeAll(agenda, Now.AddSeconds(3)), Is.EqualTo(new[] { A }));
    }

    [Test]
    public void TryTake_WhileBeingServed_WaitsUntilThatIsFinished()
    {
        var agenda = new ConversationAgenda(10);
        agenda.Add(new(A, Now, HintKind.Changed));
        TakeAll(agenda, Now);
        agenda.Add(new(A, Now, HintKind.Changed));
        var meanwhile = TakeAll(agenda, Now);
        agenda.Add(new(A, default, HintKind.Finished));

        Assert.That(meanwhile, Is.Empty);
        Assert.That(TakeAll(agenda, Now), Is.EqualTo(new[] { A }));
    }

    [Test]
    public void Add_WhenTheSweepFindsWhatIsBeingServed_DoesNotRepeatIt()
    {
        var agenda = new ConversationAgenda(10);
        agenda.Add(new(A, Now, HintKind.Changed));
        TakeAll(agenda, Now);
        agenda.Add(new(A, Now, HintKind.Found));
        agenda.Add(new(A, default, HintKind.Finished));

        Assert.That(TakeAll(agenda, Now), Is.Empty);
    }

    [Test]
    public void Add_WhenTheSweepFindsWhatAnotherInstanceMadeDueSooner_ServesItThen()
    {
        var agenda = new ConversationAgenda(10);
        agenda.Add(new(A, Now.AddSeconds(75), HintKind.Changed));
        agenda.Add(new(B, Now, HintKind.Changed));
        agenda.Add(new(A, Now.AddSeconds(1), HintKind.Found));
        agenda.Add(new(B, Now.AddSeconds(2), HintKind.Found));

        Assert.That(TakeAll(agenda, Now), Is.EqualTo(new[] { B }));
        Assert.That(TakeAll(agenda, Now.AddSeconds(1)), Is.EqualTo(new[] { A }));
        Assert.That(agenda.NextDue, Is.Null.Or.EqualTo(Now.AddSeconds(75)));
        Assert.That(TakeAll(agenda, Now.AddSeconds(75)), Is.Empty);
    }

    [Test]
    public void TryTake_WhenAllPlacesAreTaken_WaitsForOne()
    {
        var agenda = new ConversationAgenda(1);
        agenda.Add(new(A, Now, HintKind.Changed));
        agenda.Add(new(B, Now.AddTicks(1), HintKind.Changed));

        Assert.That(TakeAll(agenda, Now.AddSeconds(1)), Is.EqualTo(new[] { A }));
        Assert.That(agenda.NextDue, Is.Null);
        agenda.Add(new(A, default, HintKind.Finished));
        Assert.That(TakeAll(agenda, Now.AddSeconds(1)), Is.EqualTo(new[] { B }));
    }

    private static List<ChatSessionId> TakeAll(ConversationAgenda agenda, DateTimeOffset now)
    {
        var taken = new List<ChatSessionId>();
        while (agenda.TryTake(now, out var id))
        {
            taken.Add(id);
        }

        return taken;
    }
}
