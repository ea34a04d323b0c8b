using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using Moq;

namespace CryptoLock.Application.Tests.Delivery.DeliverReply;

/// <summary>Parts whose outcome is unknown.</summary>
internal sealed partial class DeliverReplyCommandHandlerTests
{
    [Test]
    public async Task Handle_WhenTheOutcomeIsUnknown_WaitsThenFindsItWithoutSendingTwice()
    {
        Fails(new Error("x", ErrorKind.UnknownOutcome, "x"));
        Finds("SM-found");
        var session = Stored(TestSessions.WithQueuedReply("a"));
        var part = session.NextPart!;

        var step = await HandleAsync(session);
        _clock.Advance(_options.SettleDelay);
        await HandleAsync(session);

        Assert.That(step.Next, Is.EqualTo(NextStep.Wait));
        Assert.That((part.Status, part.ProviderId), Is.EqualTo((PartStatus.Sent, "SM-found")));
        _sender.Verify(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenAnotherInstanceHasThePartOnItsWayByThen_LeavesItAlone()
    {
        var session = Stored(TestSessions.WithQueuedReply("a"));
        var others = ChatSession.Restore(session.Snapshot());
        _sender.Setup(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>())).Callback(() => TryTwice(Overtakes(session, others)))
            .ReturnsAsync(new Error("x", ErrorKind.Transient, "x"));

        await HandleAsync(session);

        Assert.That((others.NextPart?.Status, others.NextPart?.Attempts), Is.EqualTo((PartStatus.Sending, 2)));
    }

    [Test]
    public async Task Handle_WhenAnotherInstanceHasSentThePartByThen_ItsOwnFailureIsHistory()
    {
        var session = Stored(TestSessions.WithQueuedReply("a", "b"));
        var others = ChatSession.Restore(session.Snapshot());
        _sender.Setup(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>())).Callback(() => SendSecondTry(Overtakes(session, others)))
            .ReturnsAsync(new Error("x", ErrorKind.Authentication, "x"));

        await HandleAsync(session);

        Assert.That(others.Unsent.Single().Parts.Select(p => p.Status), Is.EqualTo(new[] { PartStatus.Sent, PartStatus.Sending }));
        Assert.That(others.Status, Is.EqualTo(SessionStatus.Automated));

        void SendSecondTry(ChatSession found)
        {
            TryTwice(found);
            found.Report(found.NextPart!.Id, new(PartStatus.Sent, "SM1", _clock.GetUtcNow()));
            found.BeginSending(_clock.GetUtcNow());
        }
    }

    [Test]
    public async Task Handle_WhenAnotherInstanceSentThePartAgainDuringTheLookUp_LeavesItAlone()
    {
        var session = TestSessions.WithQueuedReply("a");
        var others = ChatSession.Restore(session.Snapshot());
        session.BeginSending(TestSessions.Start);
        _clock.Advance(_options.SettleDelay);
        LooksUp(new FoundPart(null), meanwhile: () => TryTwice(Overtakes(session, others)));

        await HandleAsync(Stored(session));

        Assert.That((others.NextPart?.Status, others.NextPart?.Attempts), Is.EqualTo((PartStatus.Sending, 2)));
    }

    [Test]
    public async Task Handle_WhenTheProviderDoesNotHaveIt_SendsItAgain()
    {
        Finds(null);
        var session = TestSessions.WithQueuedReply("a");
        session.BeginSending(TestSessions.Start);
        _clock.Advance(_options.SettleDelay);

        await HandleAsync(Stored(session));

        Assert.That(_sent, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task Handle_WhenTheOutcomeIsLookedUp_TellsWhichIdsBelongToOtherParts()
    {
        var session = TestSessions.WithQueuedReply("a");
        var part = session.BeginSending(TestSessions.Start)!;
        TranscriptPart[] parts =
        [
            new(part.Id, "a", PartStatus.Sending, null, null, null), new(PartId.New(TestSessions.Start), "a", PartStatus.Sent, "SM-other", null, null),
            new(PartId.New(TestSessions.Start), "a", PartStatus.Withdrawn, null, null, null),
        ];
        _reader.Setup(r => r.TailAsync(session.Id, session.MessageCount, PageRequest.MaxSize, It.IsAny<CancellationToken>()))
            .ReturnsAsync([new(default, 2, MessageAuthor.Assistant, new("a"), TestSessions.Start, null, null, parts, null)]);
        Finds("SM-found");
        _clock.Advance(_options.SettleDelay);

        await HandleAsync(Stored(session));

        _sender.Verify(s => s.FindAsync(
            It.Is<OutgoingPart>(p => p.PartId == part.Id), TestSessions.Start, It.Is<IReadOnlySet<string>>(ids => ids.SetEquals(new[] { "SM-other" })),
            It.IsAny<CancellationToken>()));
    }

    [Test]
    public async Task Handle_WhenTheProviderCannotBeAsked_NeitherSendsNorForgets()
    {
        LooksUp(new Error("x", ErrorKind.Transient, "x"));
        var session = TestSessions.WithQueuedReply("a");
        session.BeginSending(TestSessions.Start);
        _clock.Advance(_options.SettleDelay);

        var step = await HandleAsync(Stored(session));

        Assert.That((step.Next, session.NextPart!.Status), Is.EqualTo((NextStep.Wait, PartStatus.Sending)));
        Assert.That(_sent, Is.Empty);
    }
}
