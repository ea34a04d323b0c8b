using CryptoLock.Application.Common;
using CryptoLock.Application.Handoff.ReplyAsOperator;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Moq.Language;

namespace CryptoLock.Application.Tests.Handoff.ReplyAsOperator;

[TestFixture]
internal sealed class ReplyAsOperatorCommandTests
{
    private Mock<IReplyFormatter> _formatter = null!;
    private Mock<IChatSessionRepository> _sessions = null!;
    private Mock<IConversationSignal> _signal = null!;

    [SetUp]
    public void SetUp()
    {
        (_formatter, _sessions, _signal) = (new(), new(), new());
        _formatter.Setup(f => f.Format(It.IsAny<string>())).Returns(["*a*", "b"]);
    }

    [Test]
    public async Task Handle_QueuesTheFormattedText()
    {
        var session = _sessions.Holds(TakenOver());

        var result = await HandleAsync(session.Id, "**a**\n\nb");

        var message = session.Unsent.Single();
        Assert.That(result.Value, Is.EqualTo(new QueuedReply(message.Id, 2)));
        Assert.That((message.Author, message.Text), Is.EqualTo((MessageAuthor.Operator, "**a**\n\nb")));
        Assert.That(message.Parts.Select(p => p.Text), Is.EqualTo(new[] { "*a*", "b" }));
        _signal.Verify(s => s.Notify(session.Id, TestSessions.Start));
    }

    [Test]
    public async Task Handle_CleansTheText()
    {
        var session = _sessions.Holds(TakenOver());

        await HandleAsync(session.Id, "nul\0");

        Assert.That(session.Unsent.Single().Text, Is.EqualTo("nul"));
    }

    [Test]
    public async Task Handle_WhenSomebodyElseWasFaster_TriesAgain()
    {
        Finds().ReturnsAsync(TakenOver()).ReturnsAsync(TakenOver());
        _sessions.ConflictsOnce();

        Assert.That((await HandleAsync(default)).IsSuccess, Is.True);
        _sessions.VerifySaved(Times.Exactly(2));
    }

    [Test]
    public async Task Handle_WhenItWasStoredAndTheStoreDoesNotKnow_DoesNotQueueItTwice()
    {
        var session = TakenOver();
        Finds().ReturnsAsync(session).ReturnsAsync(session);
        _sessions.ConflictsOnce();

        var result = await HandleAsync(session.Id);

        Assert.That(result.Value.MessageId, Is.EqualTo(session.Unsent.Single().Id));
    }

    [Test]
    public async Task Handle_WithTheSameKeyAgain_ChangesNothingAndAnswersAsBefore()
    {
        var session = _sessions.Holds(TakenOver());
        var first = await HandleAsync(session.Id, "nul\0", "key");
        session.HandBack();
        _formatter.Setup(f => f.Format(It.IsAny<string>())).Returns(["in one part today"]);

        var second = await HandleAsync(session.Id, "nul\0", "key");

        Assert.That(second, Is.EqualTo(first));
        Assert.That(session.Unsent.Single().Id, Is.EqualTo(first.Value.MessageId));
        _sessions.VerifySaved(Times.Once());
    }

    [Test]
    public async Task Handle_WithTheSameKeyForAnotherText_IsRefused()
    {
        var session = _sessions.Holds(TakenOver());
        await HandleAsync(session.Id, "a", "key");

        var result = await HandleAsync(session.Id, "b", "key");

        Assert.That((result.Error?.Code, result.Error?.Kind), Is.EqualTo(("reply.key_reused", ErrorKind.Permanent)));
        _sessions.VerifySaved(Times.Once());
    }

    [Test]
    public async Task Handle_WithAnotherKeyOrNone_QueuesTheSameTextAgain()
    {
        var session = _sessions.Holds(TakenOver());

        foreach (var key in new[] { "one", "two", null, null })
        {
            await HandleAsync(session.Id, "a", key);
        }

        Assert.That(session.Unsent.Select(m => m.Id), Is.Unique.And.Exactly(4).Items);
    }

    [Test]
    public async Task Handle_WithAKeyThatIsAskedForAtOnce_AnswersWithTheMessageOfTheFaster()
    {
        var (mine, others) = (TakenOver(), TakenOver());
        others.Say(new("a", ["a"]), TestSessions.Start, MessageId.Of(mine.Id, "key"));
        Finds().ReturnsAsync(mine).ReturnsAsync(others);
        _sessions.ConflictsOnce();

        var result = await HandleAsync(mine.Id, "a", "key");

        Assert.That(result.Value, Is.EqualTo(new QueuedReply(MessageId.Of(mine.Id, "key"), 1)));
        _sessions.VerifySaved(Times.Once());
    }

    [Test]
    public async Task Handle_WithAKeyThatWasRefused_MayBeAskedForAgain()
    {
        var session = _sessions.Holds(TestSessions.New());
        await HandleAsync(session.Id, "a", "key");
        session.TakeOver("Rui", TestSessions.Start);

        Assert.That((await HandleAsync(session.Id, "a", "key")).IsSuccess, Is.True);
    }

    [Test]
    public async Task Handle_WhenItNeverStopsChanging_GivesUp()
    {
        _sessions.Holds(TakenOver());
        _sessions.Setup(s => s.FindWithMessageAsync(It.IsAny<ChatSessionId>(), It.IsAny<MessageId>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(TakenOver);
        _sessions.Setup(s => s.SaveAsync(It.IsAny<ChatSession>(), It.IsAny<CancellationToken>())).ThrowsAsync(new ConcurrencyException());

        await Assert.ThatAsync(() => HandleAsync(default), Throws.TypeOf<ConcurrencyException>());
    }

    [Test]
    public async Task Handle_WhenNothingIsVisible_ChangesNothing()
    {
        _formatter.Setup(f => f.Format(It.IsAny<string>())).Returns([]);

        var result = await HandleAsync(_sessions.Holds(TakenOver()).Id);

        Assert.That((result.Error?.Code, result.Error?.Kind), Is.EqualTo(("reply.empty", ErrorKind.Permanent)));
        _sessions.VerifySaved(Times.Never());
    }

    [Test]
    public async Task Handle_WhenNobodyTookItOver_ChangesNothing()
    {
        var session = _sessions.Holds(TestSessions.New());

        var result = await HandleAsync(session.Id);

        Assert.That((result.Error?.Code, result.Error?.Kind), Is.EqualTo(("session.not_taken_over", ErrorKind.Conflict)));
        _sessions.VerifySaved(Times.Never());
        _signal.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_WhenTheCustomerOptedOut_SaysSo()
    {
        var session = _sessions.Holds(TakenOver());
        session.OptOut(null, TestSessions.Start);

        Assert.That((await HandleAsync(session.Id)).Error?.Code, Is.EqualTo("session.opted_out"));
    }

    [Test]
    public async Task Handle_WhenThereIsNone_IsNotFound() =>
        Assert.That((await HandleAsync(default)).Error?.Code, Is.EqualTo("session.not_found"));

    [TestCase(null, "text")]
    [TestCase(" \n ", "text")]
    [TestCase("ok", "")]
    public void Validate_ChecksTheText(string? text, string faults) => Assert.That(FaultsOf(text), Is.EqualTo(faults));

    [TestCase(ReplyAsOperatorCommand.MaxTextLength, "")]
    [TestCase(ReplyAsOperatorCommand.MaxTextLength + 1, "text")]
    public void Validate_LimitsTheText(int length, string faults) =>
        Assert.That(FaultsOf(new string('a', length)), Is.EqualTo(faults));

    [TestCase(null, "")]
    [TestCase("8e03978e-40d5-43e8-bc93-6894a57f9324", "")]
    [TestCase("\"!~\"", "")]
    [TestCase("", "Idempotency-Key")]
    [TestCase(" ", "Idempotency-Key")]
    [TestCase("a b", "Idempotency-Key")]
    [TestCase("a,b", "Idempotency-Key")]
    [TestCase("a\u007f", "Idempotency-Key")]
    [TestCase("é", "Idempotency-Key")]
    public void Validate_ChecksTheKey(string? key, string faults) => Assert.That(FaultsOf("ok", key), Is.EqualTo(faults));

    [TestCase(ReplyAsOperatorCommand.MaxKeyLength, "")]
    [TestCase(ReplyAsOperatorCommand.MaxKeyLength + 1, "Idempotency-Key")]
    public void Validate_LimitsTheKey(int length, string faults) =>
        Assert.That(FaultsOf("ok", new string('a', length)), Is.EqualTo(faults));

    private static string FaultsOf(string? text, string? key = null) => string.Join(
        ',',
        new ReplyAsOperatorCommandValidator().Validate(new ReplyAsOperatorCommand(TestSessions.New().Id, text) { Key = key })
            .Errors.Select(fault => fault.PropertyName));

    private ISetupSequentialResult<Task<ChatSession?>> Finds() => _sessions.SetupSequence(
        s => s.FindWithMessageAsync(It.IsAny<ChatSessionId>(), It.IsAny<MessageId>(), It.IsAny<CancellationToken>()));

    private static ChatSession TakenOver()
    {
        var session = TestSessions.New();
        session.TakeOver("Rui", TestSessions.Start);
        return session;
    }

    private Task<Result<QueuedReply>> HandleAsync(ChatSessionId id, string text = "a", string? key = null) =>
        new ReplyAsOperatorCommandHandler(
            _formatter.Object, _sessions.Object, _signal.Object, new FakeTimeProvider(TestSessions.Start),
            NullLogger<ReplyAsOperatorCommandHandler>.Instance)
            .Handle(new(id, text) { Key = key }, CancellationToken.None);
}
