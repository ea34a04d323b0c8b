using CryptoLock.Application.Ports;
using CryptoLock.Application.Simulator.GetSimulatorConversation;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Moq;
using static CryptoLock.Application.Tests.Simulator.SimulatedSession;

namespace CryptoLock.Application.Tests.Simulator.GetSimulatorConversation;

[TestFixture]
internal sealed class GetSimulatorConversationQueryHandlerTests
{
    private Mock<ISessionReader> _reader = null!;

    [SetUp]
    public void SetUp() => _reader = new Mock<ISessionReader>(MockBehavior.Strict);

    [Test]
    public async Task Handle_WhenNothingWasWritten_IsEmpty()
    {
        _reader.HasNothing();

        Assert.That(await AskAsync(0), Is.SameAs(SimulatorConversation.Empty));
    }

    [Test]
    public async Task Handle_WithConversation_TellsMessagesStatusAndCount()
    {
        _reader.Has(messageCount: 2);
        var entries = new[] { Question(1), Answer(2, PartStatus.Read) };
        _reader.Tells(through: 2, take: 2, entries);

        var conversation = await AskAsync(0);

        Assert.That(conversation, Is.EqualTo(new SimulatorConversation(SessionStatus.AwaitingHuman, false, 2, entries)));
    }

    [TestCase(3, 0, 3, 3)]
    [TestCase(3, 2, 3, 1)]
    [TestCase(500, 0, 200, 200)]
    [TestCase(500, 200, 400, 200)]
    [TestCase(500, 450, 500, 50)]
    public async Task Handle_AfterPosition_ReadsTheNextMessagesWithoutGap(int count, int after, int through, int take)
    {
        _reader.Has(count);
        _reader.Tells(through, take, Question(after + 1));

        Assert.That((await AskAsync(after)).Messages, Has.Count.EqualTo(1));
    }

    [TestCase(3)]
    [TestCase(4)]
    [TestCase(int.MaxValue)]
    public async Task Handle_WhenNothingIsNewer_HasNoMessages(int after)
    {
        _reader.Has(messageCount: 3);

        Assert.That((await AskAsync(after)).Messages, Is.Empty);
    }

    [Test]
    public async Task Handle_WhenAMessageWaits_IsTyping()
    {
        _reader.Has(messageCount: 1, isWaiting: true);
        _reader.Tells(through: 1, take: 1, Question(1));

        Assert.That((await AskAsync(0)).IsTyping, Is.True);
    }

    [TestCase(PartStatus.Queued, true)]
    [TestCase(PartStatus.Sending, true)]
    [TestCase(PartStatus.Sent, false)]
    [TestCase(PartStatus.Failed, false)]
    public async Task Handle_UntilTheLastPartHasLeft_IsTyping(PartStatus last, bool expected)
    {
        _reader.Has(messageCount: 1);
        _reader.Tells(through: 1, take: 1, Answer(1, PartStatus.Read, last));

        Assert.That((await AskAsync(0)).IsTyping, Is.EqualTo(expected));
    }

    private async Task<SimulatorConversation> AskAsync(int after)
    {
        var handler = new GetSimulatorConversationQueryHandler(_reader.Object);
        return (await handler.Handle(new GetSimulatorConversationQuery(ConversationId, after), CancellationToken.None)).Value;
    }
}
