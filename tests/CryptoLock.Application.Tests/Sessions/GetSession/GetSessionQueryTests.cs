using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions.GetSession;
using CryptoLock.Domain.Conversations;
using Moq;

namespace CryptoLock.Application.Tests.Sessions.GetSession;

[TestFixture]
internal sealed class GetSessionQueryTests
{
    private static readonly ChatSessionId Id = ChatSessionId.New(DateTimeOffset.UnixEpoch);

    [Test]
    public async Task Handle_ReturnsTheSummary()
    {
        var summary = SessionSamples.Summary(Id);
        var reader = Mock.Of<ISessionReader>(r => r.FindAsync(Id, CancellationToken.None) == Task.FromResult(summary)!);

        var result = await new GetSessionQueryHandler(reader).Handle(new GetSessionQuery(Id), CancellationToken.None);

        Assert.That(result.Value, Is.SameAs(summary));
    }

    [Test]
    public async Task Handle_WhenThereIsNone_IsNotFound()
    {
        var result = await new GetSessionQueryHandler(Mock.Of<ISessionReader>())
            .Handle(new GetSessionQuery(Id), CancellationToken.None);

        Assert.That(result.Error?.Code, Is.EqualTo("session.not_found"));
    }
}
