using System.Text.Json;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class ChatSessionSnapshotTests
{
    [Test]
    public void Restore_OfASnapshot_GivesBackEveryValue()
    {
        var snapshot = EverythingSet().Snapshot();

        Assert.That(AsText(ChatSession.Restore(snapshot).Snapshot()), Is.EqualTo(AsText(snapshot)));
    }

    // A value that is added later and forgotten in the snapshot would be lost by every store.
    [TestCase(typeof(ChatSession), typeof(ChatSessionState))]
    [TestCase(typeof(Turn), typeof(TurnState))]
    [TestCase(typeof(MessagePart), typeof(MessagePartState))]
    public void State_OfAType_HasEveryValueThatCanBeSet(Type type, Type state)
    {
        var values = type.GetProperties().Where(p => p.CanWrite).Select(p => p.Name).ToList();

        Assert.That(values, Is.Not.Empty.And.SubsetOf(state.GetProperties().Select(p => p.Name)));
    }

    [Test]
    public void Restore_OfASnapshotWithEndedMessages_LeavesThemEnded()
    {
        var session = ChatSession.Restore(TestSessions.WithQueuedReply("a").Snapshot());

        Assert.That((session.Pending.Count, session.Unsent.Count, session.OpenTurn), Is.EqualTo((0, 1, (Turn?)null)));
    }

    [Test]
    public void Committed_CountsTheVersionUp()
    {
        var session = TestSessions.WithPending("question");

        session.Committed();

        Assert.That(session.Version, Is.EqualTo(1));
    }

    private static ChatSession EverythingSet()
    {
        var session = TestSessions.WithQueuedReply("a", "b");
        session.Speak(Language.FromCode("pt"));
        session.Report(session.BeginSending(TestSessions.Start)!.Id, TestSessions.Reports(PartStatus.Failed) with { ErrorCode = 1, ErrorCause = "x" });
        session.SendAgain(session.Snapshot().Outbound[0].Id, TestSessions.Start);
        session.Receives("more");
        session.BeginTurn(TestSessions.Start);
        session.Postpone(TestSessions.Start.AddSeconds(5));
        session.HoldUntilCustomerWrites(null, TestSessions.Start);
        session.Alarm(TestSessions.Start);
        session.Committed();
        return session;
    }

    private static string AsText(SessionSnapshot snapshot) => JsonSerializer.Serialize(snapshot);
}
