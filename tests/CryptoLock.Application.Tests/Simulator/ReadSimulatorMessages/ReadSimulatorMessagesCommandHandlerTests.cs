using CryptoLock.Application.Common;
using CryptoLock.Application.Delivery.RecordDeliveryStatus;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Simulator.ReadSimulatorMessages;
using CryptoLock.Domain.Delivery;
using MediatR;
using Moq;
using static CryptoLock.Application.Tests.Simulator.SimulatedSession;

namespace CryptoLock.Application.Tests.Simulator.ReadSimulatorMessages;

[TestFixture]
internal sealed class ReadSimulatorMessagesCommandHandlerTests
{
    private static readonly Error Down = new("store.down", ErrorKind.Transient, "Down.");

    private Mock<ISessionReader> _reader = null!;
    private Mock<ISender> _sender = null!;

    [SetUp]
    public void SetUp()
    {
        _reader = new Mock<ISessionReader>(MockBehavior.Strict);
        _sender = new Mock<ISender>(MockBehavior.Strict);
    }

    [TestCase(PartStatus.Sent)]
    [TestCase(PartStatus.Delivered)]
    public async Task Handle_WhenAPartIsOnThePhone_ReportsItAsRead(PartStatus status)
    {
        _reader.Has(messageCount: 2);
        var answer = Answer(2, status);
        _reader.Tells(through: 2, take: 200, Question(1), answer);
        var report = new RecordDeliveryStatusCommand(answer.Parts[0].Id.Value, "SIM2", PartStatus.Read, null);
        _sender.Setup(s => s.Send(report, It.IsAny<CancellationToken>())).ReturnsAsync(new DeliveryStatusReceipt(true, true));

        var result = await ReadAsync(2);

        Assert.That(result.IsSuccess, Is.True);
        _sender.Verify(s => s.Send(report, It.IsAny<CancellationToken>()), Times.Once);
    }

    [TestCase(PartStatus.Queued)]
    [TestCase(PartStatus.Sending)]
    [TestCase(PartStatus.Read)]
    [TestCase(PartStatus.Failed)]
    public async Task Handle_WhenAPartIsNotOnThePhoneOrAlreadyRead_ReportsNothing(PartStatus status)
    {
        _reader.Has(messageCount: 2);
        _reader.Tells(through: 2, take: 200, Question(1), Answer(2, status));

        Assert.That((await ReadAsync(2)).IsSuccess, Is.True);
        _sender.VerifyNoOtherCalls();
    }

    [TestCase(1, 1)]
    [TestCase(9, 2)]
    public async Task Handle_ForPosition_LooksNoFurther(int position, int through)
    {
        _reader.Has(messageCount: 2);
        _reader.Tells(through, take: 200, Question(1));

        await ReadAsync(position);

        _reader.Verify(r => r.TailAsync(Id, through, 200, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenNothingWasWritten_ReportsNothing()
    {
        _reader.HasNothing();

        Assert.That((await ReadAsync(1)).IsSuccess, Is.True);
        _sender.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_WhenAReportIsRefused_Fails()
    {
        _reader.Has(messageCount: 1);
        _reader.Tells(through: 1, take: 200, Answer(1, PartStatus.Sent));
        _sender.Setup(s => s.Send(It.IsAny<RecordDeliveryStatusCommand>(), It.IsAny<CancellationToken>())).ReturnsAsync(Down);

        Assert.That((await ReadAsync(1)).Error, Is.EqualTo(Down));
    }

    private Task<Result<Unit>> ReadAsync(int position)
    {
        var handler = new ReadSimulatorMessagesCommandHandler(_reader.Object, _sender.Object);
        return handler.Handle(new ReadSimulatorMessagesCommand(ConversationId, position), CancellationToken.None);
    }
}
