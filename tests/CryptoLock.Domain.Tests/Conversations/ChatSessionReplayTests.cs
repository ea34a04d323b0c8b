using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using static CryptoLock.Testing.Builders.TestSessions;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class ChatSessionReplayTests
{
    private static readonly ReplyDraft Text = new("text", ["text"]);

    [Test]
    public void Replay_OfAFailedTurn_OpensAnotherThatReadsTheSame()
    {
        var (session, failed) = Failed(HandoffReason.AssistantUnavailable);
        session.Replay(failed.Id, Start.AddMinutes(5));
        var turn = session.BeginTurn(Start.AddMinutes(5));

        Assert.That((turn.ReplayOf, turn.ReadThrough, turn.Attempts), Is.EqualTo(((TurnId?)failed.Id, failed.ReadThrough, 1)));
        Assert.That((failed.IsReplayed, session.DueAt), Is.EqualTo((true, Start.AddMinutes(5))));
    }

    [Test]
    public void Replay_OnceAnswered_KeepsTheFirstOutcomeAndDeliversTheAnswer()
    {
        var (session, failed) = Failed(HandoffReason.AssistantUnavailable);
        session.Replay(failed.Id, Start);
        session.BeginTurn(Start);
        session.Reply(MessageAuthor.Assistant, Text, Quiet, Start);

        Assert.That((session.Status, session.Unsent[^1].Turn), Is.Not.EqualTo((SessionStatus.Automated, failed.Id)));
        Assert.That((session.Status, session.OpenTurn), Is.EqualTo((SessionStatus.Automated, (Turn?)null)));
    }

    [Test]
    public void Replay_ASecondTime_IsADefect()
    {
        var (session, failed) = Failed(HandoffReason.AssistantUnavailable);
        session.Replay(failed.Id, Start);
        session.BeginTurn(Start);
        session.Reply(MessageAuthor.Assistant, Text, Quiet, Start);

        Assert.That(() => session.Replay(failed.Id, Start), Throws.TypeOf<DomainException>());
    }

    [Test]
    public void Replay_WhenThePersonWasAskedForByTheCustomer_IsADefect()
    {
        var (session, failed) = Failed(HandoffReason.CustomerRequest);

        Assert.That(() => session.Replay(failed.Id, Start), Throws.TypeOf<DomainException>());
    }

    [Test]
    public void Replay_WhileAnotherTurnIsOpen_IsADefect()
    {
        var (session, failed) = Failed(HandoffReason.AssistantUnavailable);
        session.Receives("two");
        session.BeginTurn(Start);

        Assert.That(() => session.Replay(failed.Id, Start), Throws.TypeOf<DomainException>());
    }

    [Test]
    public void Replay_OfATurnThatIsNotLoaded_IsADefect() =>
        Assert.That(() => New().Replay(TurnId.New(Start), Start), Throws.TypeOf<DomainException>());

    [Test]
    public void Reply_WhenTheCustomerWroteDuringAReplay_AnswersThatToo()
    {
        var (session, failed) = Failed(HandoffReason.AssistantUnavailable);
        session.Replay(failed.Id, Start);
        var later = session.Receives("two");
        var turn = session.BeginTurn(Start);
        session.Reply(MessageAuthor.Assistant, Text, Quiet, Start);

        Assert.That(later.Outcome, Is.EqualTo(MessageOutcome.AnsweredBy(turn.Id)));
    }

    private static (ChatSession Session, Turn Failed) Failed(HandoffReason reason)
    {
        var session = WithPending("one");
        var turn = session.BeginTurn(Start);
        session.FailToPerson(reason, MessageAuthor.System, Text, Quiet, Start);
        return (session, turn);
    }
}
