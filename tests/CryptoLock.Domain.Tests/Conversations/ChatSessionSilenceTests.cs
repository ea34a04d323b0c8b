using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using static CryptoLock.Testing.Builders.TestSessions;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class ChatSessionSilenceTests
{
    private static readonly TimeSpan Reassure = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Alarm = TimeSpan.FromMinutes(2);
    private static readonly ReplyDraft Text = new("one moment", ["one moment"]);

    [TestCase(19, SilenceLevel.None)]
    [TestCase(20, SilenceLevel.Reassured)]
    [TestCase(119, SilenceLevel.Reassured)]
    [TestCase(120, SilenceLevel.Alarmed)]
    public void DueAbout_WhileTheCustomerWaits_GrowsWithTheWait(int seconds, SilenceLevel expected) =>
        Assert.That(WithPending("one").DueAbout(Reassure, Alarm, Start.AddSeconds(seconds)), Is.EqualTo(expected));

    [TestCase(20, SilenceLevel.None)]
    [TestCase(120, SilenceLevel.Alarmed)]
    public void DueAbout_WhenReassuringIsOff_OnlyAlarms(int seconds, SilenceLevel expected) =>
        Assert.That(WithPending("one").DueAbout(null, Alarm, Start.AddSeconds(seconds)), Is.EqualTo(expected));

    [Test]
    public void DueAbout_WhenAlarmingIsOff_OnlyReassures() =>
        Assert.That(WithPending("one").DueAbout(Reassure, null, Start.AddDays(1)), Is.EqualTo(SilenceLevel.Reassured));

    [Test]
    public void DueAbout_WhenAPersonHasIt_DoesNotReassureInTheirName()
    {
        var session = New();
        session.TakeOver("Rui", Start);
        session.Receives("one");

        Assert.That(session.DueAbout(Reassure, null, Start.AddHours(1)), Is.EqualTo(SilenceLevel.None));
    }

    [Test]
    public void Reassure_InOneWait_IsDoneOnce()
    {
        var session = WithPending("one");
        session.Reassure(Text, Start.AddSeconds(20));
        session.Receives("hello?", Start.AddSeconds(30));

        Assert.That(session.DueAbout(Reassure, Alarm, Start.AddSeconds(60)), Is.EqualTo(SilenceLevel.None));
        Assert.That(session.Unsent.Single().Author, Is.EqualTo(MessageAuthor.System));
    }

    [Test]
    public void Alarm_InOneWait_IsRaisedOnceAndTheAssistantGoesOn()
    {
        var session = WithPending("one");
        session.TakeEvents();
        session.Alarm(Start);

        Assert.That(session.DueAbout(Reassure, Alarm, Start.AddHours(1)), Is.EqualTo(SilenceLevel.None));
        Assert.That(session.TakeEvents(), Does.Contain(new CustomerLeftWaiting(session.Id, Start, SessionStatus.AwaitingHuman)));
        Assert.That((session.HandoffReason, session.AssistantMayAnswer), Is.EqualTo((HandoffReason.NoAnswerInTime, true)));
    }

    [Test]
    public void Alarm_WhenNothingIsOwed_DoesNothing()
    {
        var session = New();
        session.Alarm(Start);

        Assert.That(session.Status, Is.EqualTo(SessionStatus.Automated));
    }

    [Test]
    public void Reply_AfterTheAlarm_EndsTheWaitAndTheNextOneBeginsAnew()
    {
        var session = WithPending("one");
        session.Alarm(Start);
        session.BeginTurn(Start);
        session.Reply(MessageAuthor.Assistant, Text, Quiet, Start.AddMinutes(3));
        session.Receives("two", Start.AddMinutes(4));

        Assert.That((session.Status, session.Silence), Is.EqualTo((SessionStatus.Automated, SilenceLevel.None)));
        Assert.That(session.DueAbout(Reassure, null, Start.AddMinutes(4.5)), Is.EqualTo(SilenceLevel.Reassured));
    }

    [Test]
    public void WaitingSince_WhileAReplyCannotBeDelivered_IsTheReply()
    {
        var session = WithQueuedReply("a");

        Assert.That(session.WaitingSince, Is.EqualTo(Start));
        Assert.That(session.DueAbout(Reassure, Alarm, Start.AddMinutes(2)), Is.EqualTo(SilenceLevel.Alarmed));
    }

    [Test]
    public void WaitingSince_WhileAReplyIsHeldForTheCustomer_IsNull()
    {
        var session = WithQueuedReply("a");
        session.HoldUntilCustomerWrites(null, Start);

        Assert.That(session.WaitingSince, Is.Null);
    }
}
