using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Handoff.TakeOverSession;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace CryptoLock.Application.Tests.Handoff.TakeOverSession;

[TestFixture]
internal sealed class TakeOverSessionCommandHandlerTests
{
    private readonly ConversationOptions _options = new();
    private Mock<IChatSessionRepository> _sessions = null!;
    private Mock<ITurnInterruptions> _interruptions = null!;
    private Mock<IConversationSignal> _signal = null!;
    private ImpatientClock _clock = null!;

    [SetUp]
    public void SetUp() => (_sessions, _interruptions, _signal, _clock) = (new(), new(), new(), new());

    [Test]
    public async Task Handle_GivesTheConversationToThePerson()
    {
        var session = _sessions.Holds(TestSessions.WithQueuedReply("a", "b"));

        var result = await HandleAsync(session.Id, "  Rui ");

        Assert.That(result.Value, Is.EqualTo(new TakenOverSession("Rui", IsSettled: true)));
        Assert.That((session.Status, session.OperatorName), Is.EqualTo((SessionStatus.WithHuman, "Rui")));
        Assert.That(session.NextPart, Is.Null, "the reply was withdrawn");
    }

    [Test]
    public async Task Handle_AfterTheCommit_StopsTheAnswerUnderWay()
    {
        var session = _sessions.Holds(TestSessions.WithPending("question"));
        var order = new List<string>();
        _sessions.Setup(s => s.SaveAsync(session, It.IsAny<CancellationToken>()))
            .Callback(() => order.Add("saved")).Returns(Task.CompletedTask);
        _interruptions.Setup(i => i.Raise(session.Id, TurnInterruption.AssistantOut)).Callback(() => order.Add("raised"));

        await HandleAsync(session.Id);

        Assert.That(order, Is.EqualTo(new[] { "saved", "raised" }));
        _signal.Verify(s => s.Notify(session.Id, It.IsAny<DateTimeOffset>()));
    }

    [Test]
    public async Task Handle_WhenAPartIsOnItsWay_AnswersOnlyAfterItArrived()
    {
        var (session, part) = OnItsWay();
        _sessions.SetupSequence(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(session)
            .ReturnsAsync(session)
            .ReturnsAsync(() =>
            {
                session.Report(part.Id, TestSessions.Reports(PartStatus.Sent));
                return session;
            });

        var result = await HandleAsync(session.Id);

        Assert.That((result.Value.IsSettled, session.IsSending), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Handle_WhenAnOutcomeStaysUnknown_AnswersInTimeAndSaysSo()
    {
        var (session, _) = OnItsWay();
        _sessions.Setup(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>()))
            .Callback(() => _clock.Advance(TimeSpan.FromSeconds(6))).ReturnsAsync(session);

        var result = await HandleAsync(session.Id);

        Assert.That((result.Value.IsSettled, session.Status), Is.EqualTo((false, SessionStatus.WithHuman)));
        Assert.That(_clock.GetUtcNow() - TestSessions.Start, Is.InRange(_options.TakeOverTimeout, TimeSpan.FromSeconds(31)));
    }

    [Test]
    public async Task Handle_WhenErasedWhileItWaits_IsSettled()
    {
        var (session, _) = OnItsWay();
        _sessions.SetupSequence(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(session).ReturnsAsync((ChatSession?)null);

        Assert.That((await HandleAsync(session.Id)).Value.IsSettled, Is.True);
    }

    [Test]
    public async Task Handle_WhenSomebodyElseWasFaster_TriesAgain()
    {
        var session = _sessions.Holds(TestSessions.WithPending("question"));
        _sessions.ConflictsOnce();

        var result = await HandleAsync(session.Id);

        Assert.That(result.IsSuccess, Is.True);
        _sessions.VerifySaved(Times.Exactly(2));
    }

    [TestCase("Rui")]
    [TestCase("Ana")]
    public async Task Handle_WhenTakenOverBefore_LeavesItToTheLastName(string name)
    {
        var session = _sessions.Holds(TestSessions.New());
        await HandleAsync(session.Id, "Rui");

        await HandleAsync(session.Id, name);

        Assert.That((session.Status, session.OperatorName), Is.EqualTo((SessionStatus.WithHuman, name)));
    }

    [Test]
    public async Task Handle_WhenThereIsNone_IsNotFound() =>
        Assert.That((await HandleAsync(TestSessions.New().Id)).Error?.Code, Is.EqualTo("session.not_found"));

    [Test]
    public async Task Handle_WhenTheCustomerOptedOut_ChangesNothing()
    {
        var session = _sessions.Holds(TestSessions.New());
        session.OptOut(null, TestSessions.Start);

        var result = await HandleAsync(session.Id);

        Assert.That((result.Error?.Code, result.Error?.Kind), Is.EqualTo(("session.opted_out", ErrorKind.Conflict)));
        _sessions.VerifySaved(Times.Never());
        _interruptions.VerifyNoOtherCalls();
    }

    private static (ChatSession Session, MessagePart Part) OnItsWay()
    {
        var session = TestSessions.WithQueuedReply("a", "b");
        return (session, session.BeginSending(TestSessions.Start)!);
    }

    private Task<Result<TakenOverSession>> HandleAsync(ChatSessionId id, string name = "Rui") =>
        new TakeOverSessionCommandHandler(
            _sessions.Object, _interruptions.Object, _signal.Object, Options.Create(_options), _clock,
            NullLogger<TakeOverSessionCommandHandler>.Instance)
            .Handle(new(id, name), CancellationToken.None);
}
