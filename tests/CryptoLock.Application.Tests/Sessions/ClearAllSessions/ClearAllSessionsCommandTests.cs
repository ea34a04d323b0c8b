using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions.ClearAllSessions;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace CryptoLock.Application.Tests.Sessions.ClearAllSessions;

[TestFixture]
internal sealed class ClearAllSessionsCommandTests
{
    [Test]
    public async Task Handle_ReturnsHowManyThereWereAndStopsTheAnswersUnderWay()
    {
        var interruptions = new Mock<ITurnInterruptions>();
        var sessions = Mock.Of<IChatSessionRepository>(s => s.DeleteAllAsync(CancellationToken.None) == Task.FromResult(42));

        var result = await new ClearAllSessionsCommandHandler(
            sessions, interruptions.Object, NullLogger<ClearAllSessionsCommandHandler>.Instance)
            .Handle(new ClearAllSessionsCommand("delete all sessions"), CancellationToken.None);

        Assert.That(result.Value.Count, Is.EqualTo(42));
        interruptions.Verify(i => i.RaiseForAll(TurnInterruption.AssistantOut));
    }

    [TestCase("delete all sessions", true)]
    [TestCase("delete all sessions ", false)]
    [TestCase("DELETE ALL SESSIONS", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Validate_NeedsTheExactWords(string? confirmation, bool isValid) =>
        Assert.That(new ClearAllSessionsCommandValidator().Validate(new ClearAllSessionsCommand(confirmation)).IsValid, Is.EqualTo(isValid));
}
