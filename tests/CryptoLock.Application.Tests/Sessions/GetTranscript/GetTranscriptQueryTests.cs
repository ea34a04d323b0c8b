using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Application.Sessions.GetTranscript;
using CryptoLock.Domain.Conversations;
using Moq;

namespace CryptoLock.Application.Tests.Sessions.GetTranscript;

[TestFixture]
internal sealed class GetTranscriptQueryTests
{
    private static readonly GetTranscriptQuery Query = new(ChatSessionId.New(DateTimeOffset.UnixEpoch), new PageRequest(3, 50));

    private Mock<ISessionReader> _reader = null!;

    [SetUp]
    public void CreateReader() => _reader = new Mock<ISessionReader>();

    [Test]
    public async Task Handle_ReturnsThePageOfTheStore()
    {
        var page = new Page<TranscriptEntry>([], 101);
        Returns(page);

        var result = await HandleAsync();

        Assert.That(result.Value, Is.SameAs(page));
    }

    [Test]
    public async Task Handle_WhenAConversationHasNoMessages_ReturnsAnEmptyPage()
    {
        Returns(new Page<TranscriptEntry>([], 0));
        _reader.Setup(reader => reader.FindAsync(Query.Id, CancellationToken.None)).ReturnsAsync(SessionSamples.Summary(Query.Id));

        var result = await HandleAsync();

        Assert.That(result.Value.Total, Is.Zero);
    }

    [Test]
    public async Task Handle_WhenThereIsNoConversation_IsNotFound()
    {
        Returns(new Page<TranscriptEntry>([], 0));

        var result = await HandleAsync();

        Assert.That(result.Error?.Code, Is.EqualTo("session.not_found"));
    }

    [Test]
    public void Validate_NamesEachFault()
    {
        var faults = new GetTranscriptQueryValidator().Validate(new GetTranscriptQuery(default, new PageRequest(0, 0))).Errors;

        Assert.That(faults.Select(fault => fault.PropertyName), Is.EqualTo(new[] { "id", "page", "size" }));
    }

    private void Returns(Page<TranscriptEntry> page) =>
        _reader.Setup(reader => reader.TranscriptAsync(Query.Id, Query.Page, CancellationToken.None)).ReturnsAsync(page);

    private Task<Application.Common.Result<Page<TranscriptEntry>>> HandleAsync() =>
        new GetTranscriptQueryHandler(_reader.Object).Handle(Query, CancellationToken.None);
}
