using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using static CryptoLock.Testing.Builders.TestSessions;

namespace CryptoLock.Domain.Tests.Conversations;

/// <summary>Customers who wait for a person's word.</summary>
[TestFixture]
internal sealed class ChatSessionPeopleTests
{
    private static readonly TimeSpan Alarm = TimeSpan.FromMinutes(15);
    private static readonly ReplyDraft Text = new("text", ["text"]);

    [Test]
    public void AwaitingPersonSince_WhileTheAssistantAnswers_IsNull()
    {
        var session = WithQueuedReply("a");

        Assert.That((session.AwaitingPersonSince, session.IsLeftByPeople(Alarm, Start.AddDays(1))), Is.EqualTo(((DateTimeOffset?)null, false)));
    }

    [Test]
    public void AwaitingPersonSince_WhenTheCustomerWritesToAPerson_IsTheFirstUnansweredMessage()
    {
        var session = New();
        session.TakeOver("Rui", Start);
        var before = session.AwaitingPersonSince;
        Writes(session, Start.AddMinutes(1));
        Writes(session, Start.AddMinutes(2));

        Assert.That((before, session.AwaitingPersonSince), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)Start.AddMinutes(1))));
    }

    [TestCaseSource(nameof(Requests))]
    public void AwaitingPersonSince_OnceAPersonWasAskedFor_IsThatMoment(Action<ChatSession> ask)
    {
        var session = WithPending("question");
        ask(session);

        Assert.That((session.Status, session.AwaitingPersonSince), Is.EqualTo((SessionStatus.AwaitingHuman, (DateTimeOffset?)Start.AddMinutes(3))));
    }

    [Test]
    public void TakeOver_OfAConversationThatWaits_DoesNotEndTheWait()
    {
        var session = WithPending("question");
        session.HandOff(Text, Start.AddMinutes(1));
        session.TakeOver("Rui", Start.AddMinutes(9));

        Assert.That(session.AwaitingPersonSince, Is.EqualTo(Start.AddMinutes(1)));
    }

    [TestCaseSource(nameof(Ends))]
    public void AwaitingPersonSince_OnceNoneIsOwed_IsNullAndTheNextWaitBeginsAnew(Action<ChatSession> end)
    {
        var session = LeftToPerson();
        session.AlarmPeople();
        end(session);

        Assert.That((session.AwaitingPersonSince, session.IsPersonAlarmed), Is.EqualTo(((DateTimeOffset?)null, false)));
    }

    [Test]
    public void Reply_OfTheAssistantAfterAnOutage_EndsTheWait()
    {
        var session = WithPending("question");
        session.Alarm(Start);
        session.BeginTurn(Start);
        session.Reply(MessageAuthor.Assistant, Text, Quiet, Start);

        Assert.That((session.Status, session.AwaitingPersonSince), Is.EqualTo((SessionStatus.Automated, (DateTimeOffset?)null)));
    }

    [TestCase(14, false)]
    [TestCase(15, true)]
    public void IsLeftByPeople_WhileNoPersonAnswers_IsTrueAfterAWhile(int minutes, bool expected)
    {
        var session = LeftToPerson();
        var now = Start.AddMinutes(minutes);

        Assert.That((session.IsLeftByPeople(Alarm, now), session.IsLeftByPeople(null, now)), Is.EqualTo((expected, false)));
    }

    [Test]
    public void AlarmPeople_InOneWait_IsRaisedOnce()
    {
        var session = LeftToPerson();
        session.TakeEvents();
        session.AlarmPeople();
        Writes(session, Start.AddHours(1));

        Assert.That(session.TakeEvents(), Does.Contain(new CustomerLeftWaiting(session.Id, Start, SessionStatus.WithHuman)));
        Assert.That((session.IsLeftByPeople(Alarm, Start.AddDays(1)), session.AwaitingPersonSince), Is.EqualTo((false, (DateTimeOffset?)Start)));
    }

    [Test]
    public void AlarmPeople_WhenNobodyWaits_DoesNothing()
    {
        var session = New();
        session.TakeEvents();
        session.AlarmPeople();

        Assert.That((session.IsPersonAlarmed, session.TakeEvents().Count), Is.EqualTo((false, 0)));
    }

    private static IEnumerable<TestCaseData> Requests()
    {
        var now = Start.AddMinutes(3);
        yield return Case("customer", s => s.HandOff(Text, now));
        yield return Case("silence", s => s.Alarm(now));
        yield return Case("failure", s =>
        {
            s.BeginTurn(now);
            s.FailToPerson(HandoffReason.AssistantUnavailable, MessageAuthor.System, Text, Quiet, now);
        });
        yield return Case("delivery", s =>
        {
            s.BeginTurn(now);
            s.Reply(MessageAuthor.Assistant, Text, Quiet, now);
            s.Report(s.BeginSending(now)!.Id, Reports(PartStatus.Failed, now));
        });
    }

    private static IEnumerable<TestCaseData> Ends()
    {
        yield return Case("answered", s => s.Say(Text, Start));
        yield return Case("handed back", s => s.HandBack());
        yield return Case("opted out", s => s.OptOut(null, Start));
    }

    private static TestCaseData Case(string name, Action<ChatSession> change) => new TestCaseData(change).SetArgDisplayNames(name);

    private static void Writes(ChatSession session, DateTimeOffset at)
    {
        session.Receives("hello?", at);
        session.EndWithoutAssistant(at);
    }
}
