using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using Moq;

namespace CryptoLock.Application.Tests.Delivery.DeliverReply;

/// <summary>What may not leave: the service window, and a customer who opted out.</summary>
internal sealed partial class DeliverReplyCommandHandlerTests
{
    [Test]
    public async Task Handle_OutsideTheServiceWindow_SendsTheTemplateOnceAndHoldsTheText()
    {
        _sender.Setup(s => s.HasTemplateFor(TestSessions.Customer)).Returns(true);
        _clock.Advance(TimeSpan.FromHours(24));
        var session = Stored(TestSessions.WithQueuedReply("a"));

        await HandleAsync(session);
        await HandleAsync(session);

        Assert.That(_sent, Is.EqualTo(new[] { "text" }));
        Assert.That((session.HeldSince, session.DueAt), Is.EqualTo(((DateTimeOffset?)_clock.GetUtcNow(), (DateTimeOffset?)null)));
    }

    [Test]
    public async Task Handle_WhenTheCustomerReturned_SendsWhatWasHeld()
    {
        _clock.Advance(TimeSpan.FromHours(24));
        var session = Stored(TestSessions.WithQueuedReply("a"));
        await HandleAsync(session);
        session.Receives("hello", _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromSeconds(5));

        var step = await HandleAsync(session);

        Assert.That((_sent, step.Next), Is.EqualTo((new[] { "a" }, NextStep.Respond)));
    }

    [Test]
    public async Task Handle_WhenTheProviderSaysTheWindowIsClosed_HoldsTheText()
    {
        Fails(new Error("x", ErrorKind.Permanent, "x") { ProviderCode = 63016 });
        var session = Stored(TestSessions.WithQueuedReply("a"));

        await HandleAsync(session);

        Assert.That((session.HeldSince is not null, session.Unsent.Single().Parts[0].Status), Is.EqualTo((true, PartStatus.Queued)));
        Assert.That(session.Status, Is.EqualTo(SessionStatus.Automated));
        _sender.Verify(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenEvenTheTemplateIsRefusedAsFreeText_AsksForAPersonInsteadOfTryingForEver()
    {
        Fails(new Error("x", ErrorKind.Permanent, "x") { ProviderCode = 63016 });
        _sender.Setup(s => s.HasTemplateFor(TestSessions.Customer)).Returns(true);
        var session = Stored(TestSessions.WithQueuedReply("a"));

        await HandleAsync(session);

        Assert.That(session.HandoffReason, Is.EqualTo(HandoffReason.DeliveryFailed));
        _sender.Verify(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Test]
    public async Task Handle_WhenTheProviderSaysTheCustomerOptedOut_SendsNothingMore()
    {
        Fails(new Error("x", ErrorKind.Permanent, "x") { ProviderCode = 21610 });
        var session = Stored(TestSessions.WithQueuedReply("a", "b"));

        await HandleAsync(session);

        Assert.That((session.Status, session.DueAt), Is.EqualTo((SessionStatus.OptedOut, (DateTimeOffset?)null)));
        _sender.Verify(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>()), Times.Once);
    }
}
