using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Simulator.DeleteSimulatorConversation;
using MediatR;
using Moq;
using static CryptoLock.Application.Tests.Simulator.SimulatedSession;

namespace CryptoLock.Application.Tests.Simulator.DeleteSimulatorConversation;

[TestFixture]
internal sealed class DeleteSimulatorConversationCommandHandlerTests
{
    private Mock<ISessionReader> _reader = null!;
    private Mock<IChatSessionRepository> _sessions = null!;

    [SetUp]
    public void SetUp()
    {
        _reader = new Mock<ISessionReader>();
        _sessions = new Mock<IChatSessionRepository>();
    }

    [Test]
    public async Task Handle_WithConversation_ErasesIt()
    {
        _reader.Has(messageCount: 2);

        Assert.That((await DeleteAsync()).IsSuccess, Is.True);
        _sessions.Verify(s => s.DeleteAsync(Id, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenNothingWasWritten_Succeeds()
    {
        _reader.HasNothing();

        Assert.That((await DeleteAsync()).IsSuccess, Is.True);
        _sessions.VerifyNoOtherCalls();
    }

    [TestCase("abcd1234", true)]
    [TestCase("../../x", false)]
    public void Validate_ForId_FollowsTheRule(string? id, bool expected)
    {
        var result = new DeleteSimulatorConversationCommandValidator().Validate(new DeleteSimulatorConversationCommand(id));

        Assert.That(result.IsValid, Is.EqualTo(expected));
    }

    private Task<Result<Unit>> DeleteAsync() => new DeleteSimulatorConversationCommandHandler(
        _reader.Object, _sessions.Object, Mock.Of<ITurnInterruptions>())
        .Handle(new DeleteSimulatorConversationCommand(ConversationId), CancellationToken.None);
}
