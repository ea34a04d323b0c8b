using CryptoLock.Application.Common;
using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Delivery.RecordDeliveryStatus;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Delivery.RecordDeliveryStatus;

[TestFixture]
internal sealed class RecordDeliveryStatusCommandHandlerTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChatSessionId Session = ChatSessionId.New(Now);
    private static readonly MessageId MessageId = MessageId.New(Now);
    private static readonly PartId Part = PartId.New(Now);

    private Mock<IDeliveryLedger> _ledger = null!;
    private Mock<ISessionReader> _reader = null!;
    private Mock<IDeliveryErrorCatalog> _errors = null!;
    private Mock<IConversationSignal> _signal = null!;
    private Mock<IChatSessionRepository> _sessions = null!;
    private Mock<IDomainEventPublisher> _events = null!;

    [SetUp]
    public void SetUp()
    {
        (_ledger, _reader, _errors, _signal, _sessions, _events) = (new(), new(), new(), new(), new(), new());
        _errors.Setup(e => e.Explain(It.IsAny<int?>()))
            .Returns((int? code) => new DeliveryError(ErrorKind.Permanent, $"Cause {code}."));
        Record(new DeliveryRecord(Session, MessageId, Changed: true, WasUnsent: false));
    }

    [TestCase(PartStatus.Sent)]
    [TestCase(PartStatus.Delivered)]
    [TestCase(PartStatus.Read)]
    public async Task Handle_RecordsProgressWithoutAnyError(PartStatus status)
    {
        await HandleAsync(status, errorCode: 30008);

        Verify(new DeliveryReport(status, "SM1", Now));
    }

    [TestCase(63016, "Cause 63016.")]
    [TestCase(null, "Cause .")]
    public async Task Handle_RecordsAFailureWithItsCauseInPlainWords(int? errorCode, string cause)
    {
        var session = TestSessions.WithQueuedReply("a");
        var message = session.Unsent[0];
        var part = session.BeginSending(Now)!;
        _reader.Setup(r => r.LocateAsync(part.Id, It.IsAny<CancellationToken>())).ReturnsAsync(new PartPlace(session.Id, message.Id));
        _sessions.Setup(s => s.FindWithMessageAsync(session.Id, message.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);

        var result = await HandleAsync(PartStatus.Failed, errorCode, part.Id);

        Assert.That((part.Status, part.ErrorCode, part.ErrorCause), Is.EqualTo((PartStatus.Failed, errorCode, cause)));
        Assert.That(result.Value, Is.EqualTo(new DeliveryStatusReceipt(IsKnownPart: true, Changed: true)));
    }

    [Test]
    public async Task Handle_OfAFailureOfAnUnknownPart_DropsTheReport()
    {
        var result = await HandleAsync(PartStatus.Failed, 63016);

        Assert.That(result.Value, Is.EqualTo(new DeliveryStatusReceipt(IsKnownPart: false, Changed: false)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_SaysWhetherThePartMoved(bool changed)
    {
        Record(new DeliveryRecord(Session, MessageId, changed, WasUnsent: false));

        var result = await HandleAsync(PartStatus.Read);

        Assert.That(result.Value, Is.EqualTo(new DeliveryStatusReceipt(IsKnownPart: true, changed)));
        _signal.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_WhenTheOutcomeWasUnknown_WakesTheConversation()
    {
        Record(new DeliveryRecord(Session, MessageId, Changed: true, WasUnsent: true));

        await HandleAsync(PartStatus.Sent);

        _signal.Verify(s => s.Notify(Session, Now), Times.Once);
    }

    [Test]
    public async Task Handle_OfAnUnknownPart_DropsTheReport()
    {
        Record(null);

        var result = await HandleAsync(PartStatus.Sent);

        Assert.That(result.Value, Is.EqualTo(new DeliveryStatusReceipt(IsKnownPart: false, Changed: false)));
        _signal.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_WithoutProgress_ChangesNothing()
    {
        var result = await HandleAsync(null);

        Assert.That(result.Value, Is.EqualTo(new DeliveryStatusReceipt(IsKnownPart: true, Changed: false)));
        _ledger.VerifyNoOtherCalls();
    }

    [Test]
    public void Handle_WhenTheStoreIsDown_SaysSo()
    {
        _ledger.Setup(l => l.RecordAsync(It.IsAny<PartId>(), It.IsAny<DeliveryReport>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreUnavailableException("down"));

        Assert.ThrowsAsync<StoreUnavailableException>(() => HandleAsync(PartStatus.Sent));
    }

    private Task<Result<DeliveryStatusReceipt>> HandleAsync(PartStatus? status, int? errorCode = null, PartId? part = null)
    {
        var clock = new FakeTimeProvider(Now);
        var handler = new RecordDeliveryStatusCommandHandler(
            _ledger.Object, _errors.Object, new FailedDelivery(_reader.Object, _sessions.Object, _errors.Object, _signal.Object, clock),
            _events.Object, _signal.Object, clock,
            NullLogger<RecordDeliveryStatusCommandHandler>.Instance);
        return handler.Handle(new((part ?? Part).Value, "SM1", status, errorCode), CancellationToken.None);
    }

    private void Record(DeliveryRecord? record) =>
        _ledger.Setup(l => l.RecordAsync(Part, It.IsAny<DeliveryReport>(), It.IsAny<CancellationToken>())).ReturnsAsync(record);

    private void Verify(DeliveryReport report) =>
        _ledger.Verify(l => l.RecordAsync(Part, report, It.IsAny<CancellationToken>()), Times.Once);
}
