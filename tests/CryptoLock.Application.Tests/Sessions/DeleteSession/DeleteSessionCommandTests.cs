using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions.DeleteSession;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace CryptoLock.Application.Tests.Sessions.DeleteSession;

[TestFixture]
internal sealed class DeleteSessionCommandTests
{
    private static readonly DeleteSessionCommand Command = new(ChatSessionId.New(DateTimeOffset.UnixEpoch));

    [TestCase(true, null)]
    [TestCase(false, "session.not_found")]
    public async Task Handle_SaysWhetherThereWasOne(bool existed, string? code)
    {
        var sessions = Mock.Of<IChatSessionRepository>(
            s => s.DeleteAsync(Command.Id, CancellationToken.None) == Task.FromResult(existed));

        var result = await new DeleteSessionCommandHandler(
            sessions, Mock.Of<ITurnInterruptions>(), NullLogger<DeleteSessionCommandHandler>.Instance)
            .Handle(Command, CancellationToken.None);

        Assert.That(result.Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Validate_WhenTheIdIsEmpty_NamesIt() => Assert.That(
        new DeleteSessionCommandValidator().Validate(new DeleteSessionCommand(default)).Errors.Select(fault => fault.PropertyName),
        Is.EqualTo(new[] { "id" }));
}
