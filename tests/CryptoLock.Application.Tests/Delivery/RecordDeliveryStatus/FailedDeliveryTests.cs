using CryptoLock.Application.Common;
using CryptoLock.Application.Delivery.RecordDeliveryStatus;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Delivery.RecordDeliveryStatus;

[TestFixture]
internal sealed class FailedDeliveryTests
{
    private static readonly DateTimeOffset Now = TestSessions.Start.AddMinutes(1);

    private readonly FakeTimeProvider _clock = new(Now);
    private Mock<IChatSessionRepository> _sessions = null!;
    private Mock<IConversationSignal> _signal = null!;

    [SetUp]
    public void SetUp() => (_sessions, _signal) = (new(), new());

    [Test]
    public async Task HandleAsync_OfAnOrdinaryFailure_AsksForAPerson()
    {
        var session = await HandleAsync(DeliveryConsequence.None);

        Assert.That((session.Status, session.HandoffReason), Is.EqualTo((SessionStatus.AwaitingHuman, HandoffReason.DeliveryFailed)));
        Assert.That(session.TakeEvents().OfType<PartFailed>().Single().ErrorCode, Is.EqualTo(63016));
    }

    [Test]
    public async Task HandleAsync_WhenTheCustomerOptedOutWithTheProvider_OptsThemOutHere()
    {
        var session = await HandleAsync(DeliveryConsequence.OptedOut);

        Assert.That((session.Status, session.NextPart), Is.EqualTo((SessionStatus.OptedOut, (MessagePart?)null)));
    }

    [Test]
    public async Task HandleAsync_WhenTheWindowWasClosed_HoldsTheTextUntilTheCustomerWrites()
    {
        var session = await HandleAsync(DeliveryConsequence.ServiceWindowClosed);

        Assert.That((session.Unsent.Single().Text, session.MustHold(Now), session.Status), Is.EqualTo(("a", true, SessionStatus.Automated)));
        _signal.Verify(s => s.Notify(session.Id, Now), Times.Once);
    }

    [Test]
    public async Task HandleAsync_WhenSomebodyElseWasFaster_DecidesAnew()
    {
        _sessions.SetupSequence(s => s.SaveAsync(It.IsAny<ChatSession>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ConcurrencyException()).Returns(Task.CompletedTask);

        await HandleAsync(DeliveryConsequence.None);

        _sessions.Verify(s => s.SaveAsync(It.IsAny<ChatSession>(), It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Test]
    public async Task HandleAsync_OfAnErasedConversation_DoesNothing()
    {
        await Create(DeliveryConsequence.None).HandleAsync(new DeliveryRecord(default, default, true, false), default, 63016);

        _signal.VerifyNoOtherCalls();
    }

    private async Task<ChatSession> HandleAsync(DeliveryConsequence consequence)
    {
        var session = TestSessions.WithQueuedReply("a");
        var message = session.Unsent[0];
        var part = session.BeginSending(TestSessions.Start)!;
        session.Report(part.Id, TestSessions.Reports(PartStatus.Sent));
        typeof(MessagePart).GetProperty(nameof(MessagePart.Status))!.SetValue(part, PartStatus.Failed);
        _sessions.Setup(s => s.FindWithMessageAsync(session.Id, message.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);

        await Create(consequence).HandleAsync(new DeliveryRecord(session.Id, message.Id, true, false), part.Id, 63016);
        return session;
    }

    private FailedDelivery Create(DeliveryConsequence consequence)
    {
        var error = new DeliveryError(ErrorKind.Permanent, "cause") { Consequence = consequence };
        return new(_sessions.Object, Mock.Of<IDeliveryErrorCatalog>(e => e.Explain(63016) == error), _signal.Object, _clock);
    }
}
