using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.DeadLetters.ReplayDeadLetter;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Tests.Handoff;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.DeadLetters.ReplayDeadLetter;

[TestFixture]
internal sealed class ReplayDeadLetterCommandTests
{
    private static readonly DateTimeOffset Now = TestSessions.Start;

    private Mock<IDeadLetterReader> _letters = null!;
    private Mock<IChatSessionRepository> _sessions = null!;
    private Mock<IConversationSignal> _signal = null!;

    [SetUp]
    public void SetUp() => (_letters, _sessions, _signal) = (new(), new(), new());

    [Test]
    public async Task Handle_OfATurn_OpensAnotherForTheSameMessages()
    {
        var (session, letter) = FailedTurn();

        var result = await HandleAsync(letter);

        Assert.That(result.Value, Is.EqualTo(letter));
        Assert.That((session.OpenTurn?.ReplayOf, session.OpenTurn?.ReadThrough), Is.EqualTo((new TurnId(letter.Id), 1)));
        _sessions.VerifySaved(Times.Once());
        _signal.Verify(s => s.Notify(session.Id, Now));
    }

    [Test]
    public async Task Handle_OfAMessage_QueuesWhatDidNotArrive()
    {
        var (session, letter) = LostMessage(MessageAuthor.Assistant);

        var result = await HandleAsync(letter);

        Assert.That(result.IsSuccess, Is.True);
        Assert.That(session.NextPart?.Text, Is.EqualTo("a"));
        _signal.Verify(s => s.Notify(session.Id, Now));
    }

    [Test]
    public async Task Handle_WhenThereIsNone_IsNotFound() =>
        Assert.That(await CodeAsync(new(default, default, default, Now, "", null, 1, 1, null)), Is.EqualTo("dead_letter.not_found"));

    [Test]
    public async Task Handle_WhenTheConversationIsGone_IsNotFound()
    {
        var (_, letter) = FailedTurn();
        _sessions.Reset();

        Assert.That(await CodeAsync(letter), Is.EqualTo("session.not_found"));
    }

    [Test]
    public async Task Handle_WhenATurnWasReplayedMeanwhile_IsNotFound()
    {
        var (session, letter) = FailedTurn();
        session.Replay(new TurnId(letter.Id), Now);
        session.BeginTurn(Now);
        session.Reply(MessageAuthor.Assistant, new ReplyDraft("a", ["a"]), TestSessions.Quiet, Now);

        Assert.That(await CodeAsync(letter), Is.EqualTo("dead_letter.not_found"));
    }

    [Test]
    public async Task Handle_WhenAMessageWasReplayedMeanwhile_IsNotFound()
    {
        var (session, letter) = LostMessage(MessageAuthor.Assistant);
        session.SendAgain(new MessageId(letter.Id), Now);

        Assert.That(await CodeAsync(letter), Is.EqualTo("dead_letter.not_found"));
    }

    [Test]
    public async Task Handle_WhenAnotherTurnIsOpen_ChangesNothing()
    {
        var (session, letter) = FailedTurn();
        session.Receives("next");
        session.BeginTurn(Now);

        Assert.That(await CodeAsync(letter), Is.EqualTo("dead_letter.turn_open"));
        _sessions.VerifySaved(Times.Never());
    }

    [Test]
    public async Task Handle_WhenTheQuestionIsOutOfSight_ChangesNothing()
    {
        var (_, letter) = FailedTurn();

        Assert.That(
            await CodeAsync(letter, historyTurns: 2), Is.Null, "the question and the apology are the last two messages");
        Assert.That(await CodeAsync(FailedTurn(furtherMessages: 1).Letter, historyTurns: 2), Is.EqualTo("dead_letter.too_old"));
    }

    [Test]
    public async Task Handle_OfATurn_WhenAPersonHasTheConversation_ChangesNothing()
    {
        var (session, letter) = FailedTurn();
        session.TakeOver("Rui", Now);

        Assert.That(await CodeAsync(letter), Is.EqualTo("dead_letter.assistant_out"));
    }

    [TestCase(MessageAuthor.Assistant, "dead_letter.assistant_out")]
    [TestCase(MessageAuthor.System, "dead_letter.assistant_out")]
    [TestCase(MessageAuthor.Operator, null)]
    public async Task Handle_OfAMessage_WhenAPersonHasTheConversation_SendsOnlyThePersons(MessageAuthor author, string? code)
    {
        var (session, letter) = LostMessage(author);
        session.TakeOver("Rui", Now);

        Assert.That(await CodeAsync(letter), Is.EqualTo(code));
    }

    [Test]
    public async Task Handle_OfATurn_WhenTheCustomerAskedForAPerson_ChangesNothing()
    {
        var (session, letter) = FailedTurn();
        session.HandOff(new ReplyDraft("asked", ["asked"]), Now);

        Assert.That(await CodeAsync(letter), Is.EqualTo("dead_letter.assistant_out"));
    }

    [TestCase(MessageAuthor.Assistant, "dead_letter.assistant_out")]
    [TestCase(MessageAuthor.System, null)]
    [TestCase(MessageAuthor.Operator, null)]
    public async Task Handle_OfAMessage_WhenTheCustomerAskedForAPerson_DoesNotSpeakForTheAssistant(MessageAuthor author, string? code)
    {
        var (session, letter) = LostMessage(author);
        session.HandOff(new ReplyDraft("asked", ["asked"]), Now);

        Assert.That(await CodeAsync(letter), Is.EqualTo(code));
    }

    [Test]
    public async Task Handle_WhenTheCustomerOptedOut_ChangesNothing()
    {
        var (session, letter) = LostMessage(MessageAuthor.System);
        session.OptOut(null, Now);

        Assert.That(await CodeAsync(letter), Is.EqualTo("session.opted_out"));
        Assert.That(session.NextPart, Is.Null);
    }

    [Test]
    public void Validate_WhenTheIdIsEmpty_NamesIt() => Assert.That(
        new ReplayDeadLetterCommandValidator().Validate(new ReplayDeadLetterCommand(default)).Errors.Select(fault => fault.PropertyName),
        Is.EqualTo(new[] { "id" }));

    private (ChatSession Session, DeadLetter Letter) FailedTurn(int furtherMessages = 0)
    {
        var session = TestSessions.WithPending("question");
        var turn = session.BeginTurn(Now);
        session.FailToPerson(
            HandoffReason.AssistantUnavailable, MessageAuthor.System, new ReplyDraft("sorry", ["sorry"]), TestSessions.Quiet, Now);
        Enumerable.Range(0, furtherMessages).ToList().ForEach(i => session.Receives($"more {i}"));
        _sessions.Setup(s => s.FindWithTurnAsync(session.Id, turn.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);
        return (session, Listed(new(turn.Id.Value, DeadLetterKind.Turn, session.Id, Now, "AssistantUnavailable", null, 1, 1, null)));
    }

    private (ChatSession Session, DeadLetter Letter) LostMessage(MessageAuthor author)
    {
        var session = TestSessions.WithQueuedReply("a");
        var message = session.Unsent.Single();
        session.BeginSending(Now);
        session.Report(message.Parts[0].Id, TestSessions.Reports(PartStatus.Failed));
        _sessions.Setup(s => s.FindWithMessageAsync(session.Id, message.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);
        return (session, Listed(new(message.Id.Value, DeadLetterKind.Message, session.Id, Now, "cause", 63003, 1, 2, author)));
    }

    private DeadLetter Listed(DeadLetter letter)
    {
        _letters.Setup(l => l.FindAsync(letter.Id, It.IsAny<CancellationToken>())).ReturnsAsync(letter);
        return letter;
    }

    private async Task<string?> CodeAsync(DeadLetter letter, int historyTurns = 40) =>
        (await HandleAsync(letter, historyTurns)).Error?.Code;

    private Task<Result<DeadLetter>> HandleAsync(DeadLetter letter, int historyTurns = 40) =>
        new ReplayDeadLetterCommandHandler(
            _letters.Object, _sessions.Object, _signal.Object, Options.Create(new ConversationOptions { HistoryTurns = historyTurns }),
            new FakeTimeProvider(Now), NullLogger<ReplayDeadLetterCommandHandler>.Instance)
            .Handle(new(letter.Id), CancellationToken.None);
}
