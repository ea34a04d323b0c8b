using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using static CryptoLock.Testing.Builders.TestSessions;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class ChatSessionOptOutTests
{
    private static readonly ReplyDraft Farewell = new("bye", ["bye"]);
    private static readonly ReplyDraft Text = new("text", ["text"]);

    [TestCase(CustomerIntent.OptOut, CustomerIntent.OptOut)]
    [TestCase(CustomerIntent.OptIn, null)]
    public void StandingOrder_OfACustomerWhoIsWrittenTo_IsOnlyAnOptOut(CustomerIntent said, CustomerIntent? expected)
    {
        var session = WithPending("one");
        Command(session, said);

        Assert.That(session.StandingOrder, Is.EqualTo(expected));
    }

    [Test]
    public void StandingOrder_WhenTheCustomerChangedTheirMind_IsTheLastWord()
    {
        var session = New();
        Command(session, CustomerIntent.OptOut);
        Command(session, CustomerIntent.OptIn);

        Assert.That(session.StandingOrder, Is.Null);
    }

    [Test]
    public void OptOut_WhileAReplyIsQueued_WithdrawsItAndSendsOnlyTheConfirmation()
    {
        var session = WithQueuedReply("a", "b");
        Command(session, CustomerIntent.OptOut);
        var held = session.BeginSending(Start);
        session.OptOut(Farewell, Start);

        Assert.That((held, session.BeginSending(Start)!.Text), Is.EqualTo(((MessagePart?)null, "bye")));
        Assert.That(session.Unsent.Single().Text, Is.EqualTo("bye"));
    }

    [Test]
    public void OptOut_WhileATurnIsOpen_EndsItAndWhatWaits()
    {
        var session = WithPending("one");
        var (message, turn) = (session.Pending[0], session.BeginTurn(Start));
        session.OptOut(Farewell, Start);

        Assert.That(message.Outcome, Is.EqualTo(MessageOutcome.Suppressed(SuppressionReason.OptedOut)));
        Assert.That(turn.End, Is.EqualTo(TurnEnd.Suppressed));
    }

    [Test]
    public void OptOut_ASecondTime_ConfirmsNothing()
    {
        var session = New();
        session.OptOut(Farewell, Start);
        session.OptOut(Farewell, Start);

        Assert.That(session.Unsent, Has.Count.EqualTo(1));
    }

    [Test]
    public void OptOut_WithoutAConfirmation_LetsNoOtherTextOfTheServiceOut()
    {
        var session = WithPending("one");
        session.Reassure(Text, Start);
        var part = session.BeginSending(Start)!;
        session.OptOut(null, Start);
        session.Requeue(part.Id, Start, Start);

        Assert.That(session.BeginSending(Start), Is.Null);
        Assert.That(session.DueAt, Is.Null);
    }

    [Test]
    public void OptIn_AfterAnOptOut_LetsTheAssistantAnswerAgain()
    {
        var session = New();
        session.OptOut(null, Start);
        session.OptIn(Text, Quiet, Start);

        Assert.That((session.Status, session.AssistantMayAnswer), Is.EqualTo((SessionStatus.Automated, true)));
    }

    [Test]
    public void OptIn_OfACustomerWithAPerson_ChangesNothing()
    {
        var session = New();
        session.TakeOver("Rui", Start);
        session.OptIn(Text, Quiet, Start);

        Assert.That((session.Status, session.Unsent.Count), Is.EqualTo((SessionStatus.WithHuman, 0)));
    }

    [Test]
    public void OptIn_WithNothingButTheCommand_AnswersItWithTheWelcome()
    {
        var session = OptedOut();
        Command(session, CustomerIntent.OptIn);
        var command = session.Pending[0];
        session.OptIn(Text, Quiet, Start);

        Assert.That((command.Outcome!.Kind, session.Pending.Count), Is.EqualTo((OutcomeKind.Answered, 0)));
        Assert.That(session.Unsent.Single().Text, Is.EqualTo("text"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void OptIn_TogetherWithAQuestion_LeavesTheQuestionToBeAnswered(bool questionFirst)
    {
        var session = OptedOut();
        Array.ForEach<Action>(questionFirst ? [Ask, Return] : [Return, Ask], write => write());
        session.OptIn(Text, Quiet, Start);
        session.Report(session.BeginSending(Start)!.Id, Reports(PartStatus.Sent));

        Assert.That((session.Pending.Count, session.StandingOrder), Is.EqualTo((2, (CustomerIntent?)null)));
        Assert.That(session.NextStep(Start), Is.EqualTo(NextStep.Respond));

        void Ask() => session.Receives("what is it?");
        void Return() => Command(session, CustomerIntent.OptIn);
    }

    [Test]
    public void TakeOver_BeforeTheCommandWasObeyed_DoesNotSwallowIt()
    {
        var session = WithPending("one");
        Command(session, CustomerIntent.OptOut);
        session.TakeOver("Rui", Start);

        Assert.That((session.StandingOrder, session.NextStep(Start)), Is.EqualTo((CustomerIntent.OptOut, NextStep.Respond)));
    }

    [Test]
    public void DeliveryFailed_AfterSomeParts_KeepsTheRestBack()
    {
        var session = WithQueuedReply("a", "b");
        var part = session.BeginSending(Start)!;
        part.Report(Reports(PartStatus.Failed));
        session.DeliveryFailed(part.Id, 30008, Start);

        Assert.That(session.BeginSending(Start), Is.Null);
        Assert.That(session.HandoffReason, Is.EqualTo(HandoffReason.DeliveryFailed));
    }

    private static ChatSession OptedOut()
    {
        var session = New();
        session.OptOut(null, Start);
        return session;
    }

    private static void Command(ChatSession session, CustomerIntent intent) => session.Receive(
        default, $"SM-{intent}", new("word") { Intent = intent }, Customer, null, Quiet, Start);
}
