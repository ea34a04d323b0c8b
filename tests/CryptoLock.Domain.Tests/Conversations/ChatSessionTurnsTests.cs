using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using static CryptoLock.Testing.Builders.TestSessions;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class ChatSessionTurnsTests
{
    private static readonly ReplyDraft Draft = new("answer", ["answer"]);

    [Test]
    public void Receive_WhenMessagesFollowEachOther_WaitsForQuietButNotBeyondTheCap()
    {
        var session = New();
        var due = new List<TimeSpan>();
        for (var second = 0; second < 5; second++)
        {
            session.Receives("line", Start.AddSeconds(second));
            due.Add(session.DueAt!.Value - Start);
        }

        Assert.That(due.Select(d => d.TotalSeconds), Is.EqualTo(new[] { 1, 2, 3, 4, 4 }));
    }

    [Test]
    public void Reply_WhenSeveralMessagesWereRead_AnswersTheLastAndMergesTheOthers()
    {
        var session = WithPending("one", "two", "three");
        var messages = session.Pending;
        var turn = session.BeginTurn(Start);

        session.Reply(MessageAuthor.Assistant, Draft, Quiet, Start);

        Assert.That(messages.Select(m => m.Outcome), Is.EqualTo(new[]
        {
            MessageOutcome.MergedInto(turn.Id), MessageOutcome.MergedInto(turn.Id), MessageOutcome.AnsweredBy(turn.Id),
        }));
        Assert.That(session.OpenTurn, Is.Null);
        Assert.That(session.Unsent.Single().Turn, Is.EqualTo(turn.Id));
    }

    [Test]
    public void Reply_WhenTheCustomerWroteAfterTheTurnRead_LeavesThatMessageForTheNextTurn()
    {
        var session = WithPending("one");
        session.BeginTurn(Start);
        var late = session.Receives("late", Start.AddSeconds(2));

        session.Reply(MessageAuthor.Assistant, Draft, Quiet, Start.AddSeconds(2));

        Assert.That(session.Pending, Is.EqualTo(new[] { late }));
        Assert.That(session.PendingSince, Is.EqualTo(late.At));
    }

    [Test]
    public void MayRegenerate_WhenTheCustomerWroteAgain_HoldsOnceATurn()
    {
        var session = WithPending("one");
        session.BeginTurn(Start);
        session.Receives("two");
        var first = session.MayRegenerate(Quiet, Start);
        session.Supersede(Quiet, Start);
        session.BeginTurn(Start);
        session.Receives("three");

        Assert.That((first, session.MayRegenerate(Quiet, Start), session.OpenTurn!.Attempts), Is.EqualTo((true, false, 1)));
    }

    [Test]
    public void BeginTurn_WhenATurnWasInterrupted_GoesOnWithItAndCountsTheAttempt()
    {
        var session = WithPending("one");
        var first = session.BeginTurn(Start);
        session.Receives("two");

        var again = session.BeginTurn(Start);

        Assert.That(again.Id, Is.EqualTo(first.Id));
        Assert.That((again.Attempts, again.ReadThrough), Is.EqualTo((2, 2)));
    }

    [Test]
    public void BeginTurn_WhenNothingWaits_IsADefect() =>
        Assert.That(() => New().BeginTurn(Start), Throws.TypeOf<DomainException>());

    [Test]
    public void Postpone_WhenTheCustomerWritesAgain_IsNotHastened()
    {
        var session = WithPending("one");
        session.BeginTurn(Start);
        session.Postpone(Start.AddSeconds(30));

        session.Receives("hello?", Start.AddSeconds(1));

        Assert.That(session.DueAt, Is.EqualTo(Start.AddSeconds(30)));
    }

    [Test]
    public void FailToPerson_Always_AsksForAPersonAndStillTellsTheCustomer()
    {
        var session = WithPending("one");
        var message = session.Pending[0];
        session.BeginTurn(Start);

        session.FailToPerson(HandoffReason.AssistantUnavailable, MessageAuthor.System, Draft, Quiet, Start);

        Assert.That(message.Outcome, Is.EqualTo(MessageOutcome.FailedToPerson(HandoffReason.AssistantUnavailable)));
        Assert.That(session.Status, Is.EqualTo(SessionStatus.AwaitingHuman));
        Assert.That(session.NextStep(Start), Is.EqualTo(NextStep.Deliver));
        Assert.That(session.TakeEvents().OfType<HandoffRequested>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Reply_WhenTheAssistantWasUnavailable_ReturnsToAutomated()
    {
        var session = WithPending("one");
        session.BeginTurn(Start);
        session.FailToPerson(HandoffReason.AssistantUnavailable, MessageAuthor.System, Draft, Quiet, Start);
        session.Receives("two");
        session.BeginTurn(Start);

        session.Reply(MessageAuthor.Assistant, Draft, Quiet, Start);

        Assert.That((session.Status, session.HandoffReason), Is.EqualTo((SessionStatus.Automated, (HandoffReason?)null)));
    }

    [Test]
    public void TakeOver_WhenAMessageWaits_LeavesItToThePerson()
    {
        var session = WithPending("one");
        var message = session.Pending[0];
        session.BeginTurn(Start);

        session.TakeOver("Rui", Start);

        Assert.That(message.Outcome, Is.EqualTo(MessageOutcome.HandedOff()));
        Assert.That(() => session.Reply(MessageAuthor.Assistant, Draft, Quiet, Start), Throws.TypeOf<DomainException>());
        Assert.That(session.NextStep(Start.AddDays(1)), Is.EqualTo(NextStep.Nothing));
    }

    [Test]
    public void EndWithoutAssistant_WhenTheCustomerOptedOut_SuppressesWhatWaits()
    {
        var session = New();
        session.OptOut(null, Start);
        var message = session.Receives("one");

        var ended = session.EndWithoutAssistant(Start);

        Assert.That(ended, Is.True);
        Assert.That(message.Outcome, Is.EqualTo(MessageOutcome.Suppressed(SuppressionReason.OptedOut)));
    }

    [Test]
    public void HandBack_AfterTakeOver_LetsTheAssistantAnswerAgain()
    {
        var session = New();
        session.TakeOver("Rui", Start);
        session.HandBack();
        session.Receives("one");

        Assert.That(session.EndWithoutAssistant(Start), Is.False);
        Assert.That(session.NextStep(Start.AddSeconds(1)), Is.EqualTo(NextStep.Respond));
    }

    [Test]
    public void ServiceWindowEndsAt_AfterAMessage_IsADayLater()
    {
        var session = WithPending("one");

        Assert.That(session.ServiceWindowEndsAt, Is.EqualTo(Start.AddHours(24)));
    }
}
