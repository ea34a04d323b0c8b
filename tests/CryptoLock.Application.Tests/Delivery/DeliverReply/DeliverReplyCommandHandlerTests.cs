using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Delivery;
using CryptoLock.Application.Delivery.DeliverReply;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Delivery.DeliverReply;

[TestFixture]
internal sealed partial class DeliverReplyCommandHandlerTests
{
    private readonly ConversationOptions _options = new();
    private Mock<IChatSessionRepository> _sessions = null!;
    private Mock<IMessageSender> _sender = null!;
    private Mock<ISendPace> _pace = null!;
    private Mock<ISessionReader> _reader = null!;
    private FakeTimeProvider _clock = null!;
    private List<string> _sent = null!;

    [SetUp]
    public void SetUp()
    {
        _sessions = new Mock<IChatSessionRepository>();
        _sender = new Mock<IMessageSender>();
        _clock = new FakeTimeProvider(TestSessions.Start.AddSeconds(1));
        _pace = new Mock<ISendPace>();
        _reader = new Mock<ISessionReader>();
        _reader.Setup(r => r.TailAsync(It.IsAny<ChatSessionId>(), It.IsAny<int>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([]);
        _sent = [];
        Sends("SM1");
    }

    [Test]
    public async Task Handle_WhenSeveralPartsAreQueued_SendsThemInOrder()
    {
        var session = Stored(TestSessions.WithQueuedReply("a", "b", "c"));

        var step = await HandleAsync(session);

        Assert.That(_sent, Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(step, Is.EqualTo(ConversationStep.None));
    }

    [Test]
    public async Task Handle_BeforeSending_CommitsThatItIsBeingSent()
    {
        var session = Stored(TestSessions.WithQueuedReply("a"));
        var (committed, whenSent) = (PartStatus.Queued, PartStatus.Queued);
        _sessions.Setup(s => s.SaveAsync(session, It.IsAny<CancellationToken>()))
            .Callback(() => committed = session.NextPart?.Status ?? PartStatus.Sent).Returns(Task.CompletedTask);
        _sender.Setup(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>()))
            .Callback(() => whenSent = committed).ReturnsAsync("SM1");

        await HandleAsync(session);

        Assert.That(whenSent, Is.EqualTo(PartStatus.Sending));
    }

    [Test]
    public async Task Handle_WhenThePartWasSent_StoresItTogetherWithTheRestAndLoadsNothingAgain()
    {
        var session = Stored(TestSessions.WithQueuedReply("a"));

        await HandleAsync(session);

        Assert.That(session.DueAt, Is.Null);
        _sessions.Verify(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>()), Times.Once);
        _sessions.Verify(s => s.SaveAsync(session, It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Test]
    public async Task Handle_WhenTheReplyWasJustCommitted_LoadsNothing()
    {
        var session = Stored(TestSessions.WithQueuedReply("a"));
        _sessions.Setup(s => s.InHand(session.Id)).Returns(session);

        await HandleAsync(session);

        Assert.That(_sent, Is.EqualTo(new[] { "a" }));
        _sessions.Verify(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public async Task Handle_WhenACallbackWasFasterThanItsOwnMark_LooksAgainAndSendsNothingTwice()
    {
        var session = Stored(TestSessions.WithQueuedReply("a", "b"));
        var reported = TestSessions.WithQueuedReply("a", "b");
        _sessions.SetupSequence(s => s.SaveAsync(session, It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask)
            .Returns(() =>
            {
                reported.BeginSending(_clock.GetUtcNow());
                reported.Report(reported.NextPart!.Id, new DeliveryReport(PartStatus.Delivered, "SM1", _clock.GetUtcNow()));
                _sessions.Setup(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>())).ReturnsAsync(reported);
                return Task.FromException(new ConcurrencyException());
            });

        await HandleAsync(session);

        Assert.That(_sent, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Handle_WhenSomebodyElseCommittedFirst_SendsNothingUntilItsOwnCommit()
    {
        var session = Stored(TestSessions.WithQueuedReply("a"));
        _sessions.Setup(s => s.SaveAsync(session, It.IsAny<CancellationToken>())).Returns(() =>
        {
            session.Requeue(session.NextPart!.Id, _clock.GetUtcNow(), _clock.GetUtcNow());
            session.TakeOver("Rui", _clock.GetUtcNow());
            _sessions.Setup(s => s.SaveAsync(session, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
            return Task.FromException(new ConcurrencyException());
        });

        await HandleAsync(session);

        Assert.That(_sent, Is.Empty);
    }

    [TestCase(ErrorKind.RateLimited)]
    [TestCase(ErrorKind.Transient)]
    public async Task Handle_WhenItNeverReachedTheProvider_TriesAgainLater(ErrorKind kind)
    {
        Fails(new Error("x", kind, "x") { RetryAfter = TimeSpan.FromSeconds(9) });
        var session = Stored(TestSessions.WithQueuedReply("a"));

        var step = await HandleAsync(session);

        Assert.That(step.Next, Is.EqualTo(NextStep.Wait));
        Assert.That((step.DueAt!.Value - _clock.GetUtcNow()).TotalSeconds, Is.InRange(9, 9 * 1.25));
        Assert.That(session.NextPart!.Status, Is.EqualTo(PartStatus.Queued));
    }

    [TestCase(ErrorKind.Permanent)]
    [TestCase(ErrorKind.Configuration)]
    [TestCase(ErrorKind.Authentication)]
    public async Task Handle_WhenItWillNeverWork_FailsThePartWithItsCause(ErrorKind kind)
    {
        Fails(new Error("x", kind, "x") { ProviderCode = 63003 });
        var session = Stored(TestSessions.WithQueuedReply("a"));
        var part = session.NextPart!;

        await HandleAsync(session);

        Assert.That((part.Status, part.ErrorCode, part.ErrorCause), Is.EqualTo((PartStatus.Failed, 63003, "cause of 63003")));
        Assert.That(session.HandoffReason, Is.EqualTo(HandoffReason.DeliveryFailed));
    }

    [Test]
    public async Task Handle_WhenTheProvidersRateIsUsedUp_StoresTheWaitAndSendsThen()
    {
        var session = Stored(TestSessions.WithQueuedReply("a"));
        var place = _clock.GetUtcNow().AddHours(4);
        _pace.Setup(p => p.ReserveAsync(session.Business, session.Id, It.IsAny<CancellationToken>())).ReturnsAsync(place);

        var step = await HandleAsync(session);
        var sentBefore = _sent.Count;
        _clock.SetUtcNow(place);
        await HandleAsync(session);

        Assert.That(step, Is.EqualTo(new ConversationStep(NextStep.Wait, place)));
        Assert.That((sentBefore, _sent.Count), Is.EqualTo((0, 1)));
    }

    private async Task<ConversationStep> HandleAsync(ChatSession session)
    {
        var errors = new Mock<IDeliveryErrorCatalog>();
        errors.Setup(e => e.Explain(It.IsAny<int?>())).Returns((int? code) => new DeliveryError(ErrorKind.Permanent, $"cause of {code}")
        {
            Consequence = code switch
            {
                63016 => DeliveryConsequence.ServiceWindowClosed,
                21610 => DeliveryConsequence.OptedOut,
                _ => DeliveryConsequence.None,
            },
        });
        var options = Options.Create(_options);
        var outcomes = new PartOutcomes(
            _sessions.Object, _reader.Object, _sender.Object, errors.Object, options, _clock, NullLogger<PartOutcomes>.Instance);
        var texts = new FixedTexts(
            Mock.Of<IPromptCatalog>(p => p.Active == TestPrompts.Simple), Mock.Of<IReplyFormatter>(f => f.Format(It.IsAny<string>()) == new[] { "text" }));
        var delivery = new ReplyDelivery(_sessions.Object, _sender.Object, _pace.Object, outcomes, texts, _clock, NullLogger<ReplyDelivery>.Instance);
        return (await new DeliverReplyCommandHandler(delivery).Handle(new(session.Id), CancellationToken.None)).Value;
    }

    private void TryTwice(ChatSession session)
    {
        var part = session.BeginSending(_clock.GetUtcNow())!;
        session.Requeue(part.Id, _clock.GetUtcNow(), _clock.GetUtcNow());
        session.BeginSending(_clock.GetUtcNow());
    }

    private ChatSession Stored(ChatSession session)
    {
        _sessions.Setup(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);
        return session;
    }

    /// <summary>From now on the store has what another instance made of the conversation, and refuses what we make of it.</summary>
    private ChatSession Overtakes(ChatSession ours, ChatSession others)
    {
        _sessions.Setup(s => s.SaveAsync(ours, It.IsAny<CancellationToken>())).ThrowsAsync(new ConcurrencyException());
        return Stored(others);
    }

    private void Sends(string providerId) => _sender.Setup(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>()))
        .Callback((OutgoingPart part, CancellationToken _) => _sent.Add(part.Text)).ReturnsAsync(providerId);

    private void Fails(Error error) =>
        _sender.Setup(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>())).ReturnsAsync(error);

    private void Finds(string? providerId) => LooksUp(new FoundPart(providerId));

    private void LooksUp(Result<FoundPart> result, Action? meanwhile = null) => _sender
        .Setup(s => s.FindAsync(
            It.IsAny<OutgoingPart>(), It.IsAny<DateTimeOffset>(), It.IsAny<IReadOnlySet<string>>(), It.IsAny<CancellationToken>()))
        .Callback(() => meanwhile?.Invoke()).ReturnsAsync(result);
}
