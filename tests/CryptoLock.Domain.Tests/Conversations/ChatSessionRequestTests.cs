using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using static CryptoLock.Testing.Builders.TestSessions;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class ChatSessionRequestTests
{
    private static readonly ReplyDraft Notice = new("asked", ["asked"]);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Test]
    public void Receive_OfARequest_IsDueAtOnceAndStands()
    {
        var session = WithPending("what is it?");
        Ask(session);

        Assert.That((session.StandingOrder, session.DueAt, session.NextStep(Start)), Is.EqualTo(
            (CustomerIntent.TalkToPerson, Start, NextStep.Respond)));
    }

    [TestCase(CustomerIntent.OptOut, CustomerIntent.TalkToPerson, CustomerIntent.OptOut)]
    [TestCase(CustomerIntent.TalkToPerson, CustomerIntent.OptOut, CustomerIntent.OptOut)]
    [TestCase(CustomerIntent.TalkToPerson, CustomerIntent.OptIn, CustomerIntent.TalkToPerson)]
    public void StandingOrder_OfARequestAmongOtherCommands_LetsAnOptOutWin(CustomerIntent first, CustomerIntent second, CustomerIntent expected)
    {
        var session = New();
        Ask(session, first);
        Ask(session, second);

        Assert.That(session.StandingOrder, Is.EqualTo(expected));
    }

    [Test]
    public void StandingOrder_OfAnOptedOutCustomer_IsNoRequest()
    {
        var session = New();
        session.OptOut(null, Start);
        Ask(session);

        Assert.That(session.StandingOrder, Is.Null);
    }

    [Test]
    public void StandingOrder_WhenTheCustomerReturnsWithARequest_IsTheRequestAfterTheReturn()
    {
        var session = New();
        session.OptOut(null, Start);
        Ask(session, CustomerIntent.OptIn);
        Ask(session);
        var first = session.StandingOrder;
        session.OptIn(Notice, Quiet, Start);

        Assert.That((first, session.StandingOrder), Is.EqualTo((CustomerIntent.OptIn, CustomerIntent.TalkToPerson)));
    }

    [Test]
    public void HandOff_OfABurst_HandsAllOfItOffOnceAndTellsTheCustomer()
    {
        var session = WithPending("what is it?");
        Ask(session);
        session.Receives("and the price?");
        var burst = session.Pending;

        session.HandOff(Notice, Start);

        Assert.That((session.Status, session.HandoffReason), Is.EqualTo((SessionStatus.AwaitingHuman, HandoffReason.CustomerRequest)));
        Assert.That(burst.Select(m => m.Outcome), Is.All.EqualTo(MessageOutcome.HandedOff()));
        Assert.That(session.Unsent.Select(m => m.Text), Is.EqualTo(new[] { "asked" }));
        Assert.That(session.TakeEvents().OfType<HandoffRequested>().Single().Reason, Is.EqualTo(HandoffReason.CustomerRequest));
    }

    [Test]
    public void HandOff_WhileAReplyIsBeingSent_LetsOnlyTheNoticeOut()
    {
        var session = WithQueuedReply("a", "b");
        session.Report(session.BeginSending(Start)!.Id, Reports(PartStatus.Sent));
        Ask(session);
        var held = session.BeginSending(Start);
        session.HandOff(Notice, Start);

        Assert.That((held, session.BeginSending(Start)!.Text, session.AssistantMayAnswer), Is.EqualTo(((MessagePart?)null, "asked", false)));
    }

    [Test]
    public void HandOff_WhileATurnIsOpen_EndsIt()
    {
        var session = WithPending("one");
        var turn = session.BeginTurn(Start);
        Ask(session);
        session.HandOff(Notice, Start);

        Assert.That((turn.End, session.OpenTurn), Is.EqualTo((TurnEnd.HandedOff, (Turn?)null)));
    }

    [Test]
    public void HandOff_WhenAPersonWasAskedBecauseTheAssistantFailed_StandsForTheRequest()
    {
        var session = WithPending("one");
        session.BeginTurn(Start);
        session.FailToPerson(HandoffReason.AssistantUnavailable, MessageAuthor.System, Notice, Quiet, Start);
        Ask(session);
        session.HandOff(Notice, Start);

        Assert.That(session.HandoffReason, Is.EqualTo(HandoffReason.CustomerRequest));
    }

    [Test]
    public void HandOff_ASecondTime_IsRefused()
    {
        var session = HandedOff();

        Assert.That(() => session.HandOff(Notice, Start), Throws.TypeOf<DomainException>());
    }

    [Test]
    public void Receive_AfterTheHandOff_IsHandedOffWithoutAnotherNotice()
    {
        var session = HandedOff();
        Ask(session);
        var message = session.Pending[0];
        var standing = session.StandingOrder;
        session.EndWithoutAssistant(Start);

        Assert.That((standing, message.Outcome), Is.EqualTo(((CustomerIntent?)null, MessageOutcome.HandedOff())));
        Assert.That(session.Unsent, Has.Count.EqualTo(1));
    }

    [Test]
    public void HandBack_AfterTheHandOff_LetsTheAssistantAnswerAndTheCustomerAskAgain()
    {
        var session = HandedOff();
        session.HandBack();
        var mayAnswer = session.AssistantMayAnswer;
        Ask(session);

        Assert.That((mayAnswer, session.StandingOrder), Is.EqualTo((true, CustomerIntent.TalkToPerson)));
    }

    [Test]
    public void TakeOver_BeforeTheRequestWasObeyed_HandsItOffWithoutANotice()
    {
        var session = New();
        Ask(session);
        var message = session.Pending[0];
        session.TakeOver("Rui", Start);

        Assert.That((message.Outcome, session.StandingOrder, session.Unsent.Count), Is.EqualTo(
            (MessageOutcome.HandedOff(), (CustomerIntent?)null, 0)));
    }

    [TestCase(59, false)]
    [TestCase(60, true)]
    public void MustRemind_WhenTheCustomerWritesAgain_IsTrueAfterAWhile(int minutesLater, bool expected)
    {
        var session = HandedOff();
        var later = Start.AddMinutes(minutesLater);
        var whileSilent = session.MustRemind(Hour, later);
        session.Receives("hello?", later);

        Assert.That((whileSilent, session.MustRemind(Hour, later), session.MustRemind(null, later)), Is.EqualTo((false, expected, false)));
    }

    [Test]
    public void Remind_TellsTheCustomerAndTheCompanyOnce()
    {
        var session = HandedOff();
        session.Receives("hello?", Start.AddHours(2));
        session.TakeEvents();

        session.Remind(Notice, Start.AddHours(2));

        Assert.That(session.Unsent, Has.Count.EqualTo(2));
        Assert.That(session.TakeEvents().OfType<CustomerLeftWaiting>().Single().Since, Is.EqualTo(Start));
        Assert.That(session.MustRemind(Hour, Start.AddHours(2)), Is.False);
    }

    [TestCase(MessageAuthor.Assistant, false)]
    [TestCase(MessageAuthor.System, true)]
    [TestCase(MessageAuthor.Operator, true)]
    public void MaySay_AfterTheHandOff_IsFalseForTheAssistant(MessageAuthor author, bool expected) =>
        Assert.That(HandedOff().MaySay(author), Is.EqualTo(expected));

    private static ChatSession HandedOff()
    {
        var session = New();
        Ask(session);
        session.HandOff(Notice, Start);
        return session;
    }

    private static void Ask(ChatSession session, CustomerIntent intent = CustomerIntent.TalkToPerson) => session.Receive(
        default, $"SM-{intent}-{session.MessageCount}", new("words") { Intent = intent }, Customer, null, Quiet, Start);
}
