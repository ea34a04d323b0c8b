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
    private Mock<ISessionReader> _reader = null!;
    private Mock<IChatSessionRepository> _sessions = null!;
    private Mock<IConversationSignal> _signal = null!;
    private PartId _part;

    [SetUp]
    public void SetUp() => (_reader, _sessions, _signal) = (new(), new(), new());

    [Test]
    public async Task RecordAsync_OfAnOrdinaryFailure_AsksForAPerson()
    {
        var session = await RecordAsync(DeliveryConsequence.None);

        Assert.That((session.Status, session.HandoffReason), Is.EqualTo((SessionStatus.AwaitingHuman, HandoffReason.DeliveryFailed)));
        Assert.That(session.TakeEvents().OfType<PartFailed>().Single().ErrorCode, Is.EqualTo(63016));
    }

    [Test]
    public async Task RecordAsync_WhenTheCustomerOptedOutWithTheProvider_OptsThemOutHere()
    {
        var session = await RecordAsync(DeliveryConsequence.OptedOut);

        Assert.That((session.Status, session.NextPart), Is.EqualTo((SessionStatus.OptedOut, (MessagePart?)null)));
    }

    [Test]
    public async Task RecordAsync_WhenTheWindowWasClosed_HoldsTheTextUntilTheCustomerWrites()
    {
        var session = await RecordAsync(DeliveryConsequence.ServiceWindowClosed);

        Assert.That((session.Unsent.Single().Text, session.MustHold(Now), session.Status), Is.EqualTo(("a", true, SessionStatus.Automated)));
        _signal.Verify(s => s.Notify(session.Id, Now), Times.Once);
    }

    [Test]
    public async Task RecordAsync_WhenSomebodyElseWasFaster_DecidesAnewOnWhatIsStoredThen()
    {
        _sessions.SetupSequence(s => s.SaveAsync(It.IsAny<ChatSession>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ConcurrencyException()).Returns(Task.CompletedTask);

        await RecordAsync(DeliveryConsequence.None);

        _sessions.Verify(s => s.FindWithMessageAsync(It.IsAny<ChatSessionId>(), It.IsAny<MessageId>(), It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Test]
    public async Task RecordAsync_OfAnUnknownPart_DoesNothing()
    {
        var known = await Create(DeliveryConsequence.None).RecordAsync(default, Failure, CancellationToken.None);

        Assert.That(known, Is.Null);
        _signal.VerifyNoOtherCalls();
    }

    [Test]
    public async Task RecordAsync_ASecondTime_ActsOnce()
    {
        var session = await RecordAsync(DeliveryConsequence.None);
        var again = await Create(DeliveryConsequence.None).RecordAsync(_part, Failure, CancellationToken.None);

        Assert.That(again, Is.False);
        Assert.That(session.TakeEvents().OfType<PartFailed>().Count(), Is.EqualTo(1));
        _sessions.Verify(s => s.SaveAsync(It.IsAny<ChatSession>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task RecordAsync_OfAPartWhoseOutcomeWasUnknown_LetsTheConversationGoOn()
    {
        var session = await RecordAsync(DeliveryConsequence.None, wasSent: false);

        Assert.That((session.IsSending, session.DueAt), Is.EqualTo((false, (DateTimeOffset?)null)));
    }

    private static DeliveryReport Failure => new(PartStatus.Failed, "SM1", Now, 63016, "cause");

    private async Task<ChatSession> RecordAsync(DeliveryConsequence consequence, bool wasSent = true)
    {
        var session = TestSessions.WithQueuedReply("a");
        var message = session.Unsent[0];
        _part = session.BeginSending(TestSessions.Start)!.Id;
        if (wasSent)
        {
            session.Report(_part, TestSessions.Reports(PartStatus.Sent));
        }

        _reader.Setup(r => r.LocateAsync(_part, It.IsAny<CancellationToken>())).ReturnsAsync(new PartPlace(session.Id, message.Id));
        _sessions.SetupSequence(s => s.FindWithMessageAsync(session.Id, message.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(session).ReturnsAsync(session).ReturnsAsync(session);

        await Create(consequence).RecordAsync(_part, Failure, CancellationToken.None);
        return session;
    }

    private FailedDelivery Create(DeliveryConsequence consequence)
    {
        var error = new DeliveryError(ErrorKind.Permanent, "cause") { Consequence = consequence };
        var errors = Mock.Of<IDeliveryErrorCatalog>(e => e.Explain(63016) == error);
        return new(_reader.Object, _sessions.Object, errors, _signal.Object, _clock);
    }
}
