using CryptoLock.Application.Common;
using CryptoLock.Application.Handoff.HandBackSession;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using MediatR;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace CryptoLock.Application.Tests.Handoff.HandBackSession;

[TestFixture]
internal sealed class HandBackSessionCommandTests
{
    private Mock<IChatSessionRepository> _sessions = null!;
    private Mock<IConversationSignal> _signal = null!;

    [SetUp]
    public void SetUp() => (_sessions, _signal) = (new(), new());

    [Test]
    public async Task Handle_LetsTheAssistantAnswerWhatCameMeanwhile()
    {
        var session = _sessions.Holds(TestSessions.New());
        session.TakeOver("Rui", TestSessions.Start);
        session.Receives("question");

        var result = await HandleAsync(session.Id);

        Assert.That(result.IsSuccess, Is.True);
        Assert.That((session.AssistantMayAnswer, session.OperatorName), Is.EqualTo((true, default(string))));
        _signal.Verify(s => s.Notify(session.Id, session.DueAt!.Value));
    }

    [Test]
    public async Task Handle_WhenNothingIsDue_WakesNobody()
    {
        var session = _sessions.Holds(TestSessions.New());
        session.TakeOver("Rui", TestSessions.Start);

        await HandleAsync(session.Id);

        _sessions.VerifySaved(Times.Once());
        _signal.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_WhenTheCustomerOptedOut_ChangesNothing()
    {
        var session = _sessions.Holds(TestSessions.New());
        session.OptOut(null, TestSessions.Start);

        var result = await HandleAsync(session.Id);

        Assert.That(result.Error?.Code, Is.EqualTo("session.opted_out"));
        _sessions.VerifySaved(Times.Never());
    }

    [Test]
    public async Task Handle_WhenThereIsNone_IsNotFound() =>
        Assert.That((await HandleAsync(default)).Error?.Code, Is.EqualTo("session.not_found"));

    [Test]
    public void Validate_WhenTheIdIsEmpty_NamesIt() => Assert.That(
        new HandBackSessionCommandValidator().Validate(new HandBackSessionCommand(default)).Errors.Select(fault => fault.PropertyName),
        Is.EqualTo(new[] { "id" }));

    private Task<Result<Unit>> HandleAsync(ChatSessionId id) =>
        new HandBackSessionCommandHandler(_sessions.Object, _signal.Object, NullLogger<HandBackSessionCommandHandler>.Instance)
            .Handle(new(id), CancellationToken.None);
}
