using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.BreakSilence;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Delivery;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Conversations.RespondToCustomer;

[TestFixture]
internal sealed partial class RespondToCustomerCommandHandlerTests
{
    private static readonly ReplyOrigin Origin = new("gemini", "test_prompt", "0123abcd");
    private static readonly Error Overloaded = new("ai.overloaded", ErrorKind.Transient, "Busy.") { RetryAfter = TimeSpan.FromSeconds(7) };
    private static readonly Error Blocked = new("ai.blocked", ErrorKind.Permanent, "Blocked.");

    private readonly ConversationOptions _options = new();
    private Mock<IChatSessionRepository> _sessions = null!;
    private Mock<IAiResponder> _assistant = null!;
    private Mock<IDocumentationResponder> _documentation = null!;
    private Mock<ITypingIndicator> _typing = null!;
    private FakeTimeProvider _clock = null!;
    private AiRequest? _asked;
    private Mock<ISessionReader> _reader = null!;
    private RaisedByTests _interruptions = null!;
    private List<TranscriptEntry> _tail = null!;

    [SetUp]
    public void SetUp()
    {
        _sessions = new Mock<IChatSessionRepository>();
        _assistant = new Mock<IAiResponder>();
        _documentation = new Mock<IDocumentationResponder>();
        _typing = new Mock<ITypingIndicator>();
        _interruptions = new RaisedByTests();
        _tail = [];
        _clock = new FakeTimeProvider(TestSessions.Start.AddMinutes(1));
        Answers(new AiAnswer("**answer**", Origin));
    }

    [Test]
    public async Task Handle_WhenTheCustomerWaits_QueuesTheAnswerAndItsParts()
    {
        var session = Stored(TestSessions.WithPending("olá"));

        var step = await HandleAsync(session);

        Assert.That(step.Next, Is.EqualTo(NextStep.Deliver));
        Assert.That(session.Unsent.Single().Text, Is.EqualTo("**answer**"));
        Assert.That(session.Unsent.Single().Parts.Single().Text, Is.EqualTo("formatted **answer**"));
        Assert.That(session.Unsent.Single().Origin, Is.EqualTo(Origin));
        Assert.That((session.Language, _asked!.Language), Is.EqualTo((Language.Portuguese, Language.Portuguese)));
    }

    [Test]
    public async Task Handle_WhenTheModelWritesWhatNoStoreHolds_KeepsTheRest()
    {
        Answers(new AiAnswer("an\0swer \ud83d", Origin));
        var session = Stored(TestSessions.WithPending("olá"));

        await HandleAsync(session);

        Assert.That(session.Unsent.Single().Text, Is.EqualTo("answer \ufffd"));
    }

    [Test]
    public async Task Handle_BeforeAsking_CommitsTheAttempt()
    {
        var session = Stored(TestSessions.WithPending("olá"));
        var attempts = 0;
        _assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>()))
            .Callback(() => attempts = session.OpenTurn!.Attempts).ReturnsAsync(Overloaded);

        await HandleAsync(session);

        Assert.That(attempts, Is.EqualTo(1));
        _sessions.Verify(s => s.SaveAsync(session, It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Test]
    public async Task Handle_WhenNobodyInterferes_LoadsTheConversationOnce()
    {
        var session = Stored(TestSessions.WithPending("olá"));

        await HandleAsync(session);

        _sessions.Verify(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenNothingIsDue_AsksNobody()
    {
        var session = Stored(TestSessions.WithPending("olá"));
        _clock = new FakeTimeProvider(TestSessions.Start);

        var step = await HandleAsync(session);

        Assert.That(step, Is.EqualTo(new ConversationStep(NextStep.Wait, session.DueAt)));
        _assistant.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Handle_WhenTheConversationIsGone_DoesNothing() =>
        Assert.That((await CreateHandler().Handle(new(default), CancellationToken.None)).Value, Is.EqualTo(ConversationStep.None));

    [Test]
    public async Task Handle_WhenAPersonHasIt_AsksNobodyAndEndsTheMessage()
    {
        var session = TestSessions.New();
        session.TakeOver("Rui", TestSessions.Start);
        var message = Stored(session).Receives("olá");

        await HandleAsync(session);

        Assert.That(message.Outcome, Is.EqualTo(MessageOutcome.HandedOff()));
        _assistant.VerifyNoOtherCalls();
    }

    [TestCase("", false, FixedText.UnsupportedMessage)]
    [TestCase("", true, FixedText.AttachmentOnly)]
    public async Task Handle_WhenThereAreNoWords_SaysSoWithoutTheModel(string text, bool hasMedia, FixedText expected)
    {
        var session = TestSessions.New();
        session.Receive(
            default, "SM1", new MessageContent(text) { Attachments = hasMedia ? [new("u", "image/png")] : [] },
            TestSessions.Customer, null, TestSessions.Quiet, TestSessions.Start);

        await HandleAsync(Stored(session));

        Assert.That(session.Unsent.Single().Text, Is.EqualTo($"pt:{expected}"));
        _assistant.VerifyNoOtherCalls();
    }

    [TestCase(2, 40)]
    [TestCase(41, 41)]
    [TestCase(100, 100)]
    public async Task Handle_WhenMoreWaitsThanTheModelUsuallySees_ReadsItAll(int waiting, int read)
    {
        _options.RateLimitPerMinute = 0;
        var session = Stored(TestSessions.WithPending([.. Enumerable.Repeat("hello", waiting)]));

        await HandleAsync(session);

        _reader.Verify(r => r.TailAsync(session.Id, waiting, read, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Handle_WhenAsking_ShowsTyping()
    {
        var session = Stored(TestSessions.WithPending("olá"));

        await HandleAsync(session);

        _typing.Verify(t => t.Show(session.Customer, "SM00000000000000000000000000000000"), Times.Once);
    }

    private async Task<ConversationStep> HandleAsync(ChatSession session) =>
        (await CreateHandler().Handle(new(session.Id), CancellationToken.None)).Value;

    private RespondToCustomerCommandHandler CreateHandler()
    {
        var prompts = Mock.Of<IPromptCatalog>(p => p.Active == TestPrompts.Simple);
        var formatter = new Mock<IReplyFormatter>();
        formatter.Setup(f => f.Format(It.IsAny<string>())).Returns((string text) => [$"formatted {text}"]);
        _reader = new Mock<ISessionReader>();
        _reader.Setup(r => r.TailAsync(It.IsAny<ChatSessionId>(), It.IsAny<int>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(_tail);
        var detector = new Mock<ILanguageDetector>();
        detector.Setup(d => d.Detect(It.IsAny<string>())).Returns(new LanguageGuess(Language.Portuguese, true));
        var options = Options.Create(_options);
        var texts = new FixedTexts(prompts, formatter.Object);
        var answers = new AnswerWriter(prompts, texts, _assistant.Object, _documentation.Object, formatter.Object, options, _clock);
        var delivery = new ReplyDelivery(_sessions.Object, Mock.Of<IMessageSender>(), Mock.Of<ISendPace>(), null!, texts, _clock, NullLogger<ReplyDelivery>.Instance);
        var silence = new SilenceBreaker(_sessions.Object, texts, delivery, options, _clock, NullLogger<SilenceBreaker>.Instance);
        var writer = new TurnWriter(answers, _interruptions, silence, options, _clock);
        var guards = new TurnGuards(texts, detector.Object, options, NullLogger<TurnGuards>.Instance);
        return new(
            _sessions.Object, _reader.Object, guards, writer, _typing.Object, options, _clock,
            NullLogger<RespondToCustomerCommandHandler>.Instance);
    }

    private ChatSession Stored(ChatSession session)
    {
        _sessions.Setup(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);
        return session;
    }

    private void Answers(AiAnswer answer) => _assistant
        .Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>()))
        .Callback((AiRequest request, CancellationToken _) => _asked = request)
        .ReturnsAsync(answer);

    private void Fails(Error error) => _assistant
        .Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(error);

    private sealed class RaisedByTests : ITurnInterruptions
    {
        private Action<TurnInterruption>? _onRaised;

        public void Raise(ChatSessionId sessionId, TurnInterruption interruption) => _onRaised!(interruption);

        public void RaiseForAll(TurnInterruption interruption) => _onRaised!(interruption);

        public IDisposable Watch(ChatSessionId sessionId, Action<TurnInterruption> onRaised)
        {
            _onRaised = onRaised;
            return Mock.Of<IDisposable>();
        }
    }
}
