using CryptoLock.Application.Common;
using CryptoLock.Application.Handoff.ReplyAsOperator;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

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
        _sessions.SetupSequence(s => s.FindAsync(It.IsAny<ChatSessionId>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(TakenOver()).ReturnsAsync(TakenOver());
        _sessions.ConflictsOnce();

        Assert.That((await HandleAsync(default)).IsSuccess, Is.True);
    }

    [Test]
    public async Task Handle_WhenItNeverStopsChanging_GivesUp()
    {
        _sessions.Holds(TakenOver());
        _sessions.Setup(s => s.FindAsync(It.IsAny<ChatSessionId>(), It.IsAny<CancellationToken>())).ReturnsAsync(TakenOver);
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

    private static string FaultsOf(string? text) => string.Join(
        ',',
        new ReplyAsOperatorCommandValidator().Validate(new ReplyAsOperatorCommand(TestSessions.New().Id, text))
            .Errors.Select(fault => fault.PropertyName));

    private static ChatSession TakenOver()
    {
        var session = TestSessions.New();
        session.TakeOver("Rui", TestSessions.Start);
        return session;
    }

    private Task<Result<QueuedReply>> HandleAsync(ChatSessionId id, string text = "a") =>
        new ReplyAsOperatorCommandHandler(
            _formatter.Object, _sessions.Object, _signal.Object, new FakeTimeProvider(TestSessions.Start),
            NullLogger<ReplyAsOperatorCommandHandler>.Instance)
            .Handle(new(id, text), CancellationToken.None);
}
