using System.Collections.Concurrent;
using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.BreakSilence;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Delivery;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Conversations.RespondToCustomer;

[TestFixture]
internal sealed class TurnWriterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConversationOptions _options = new();
    private TimersClock _clock = null!;
    private TaskCompletionSource<Result<AiAnswer>> _model = null!;
    private Action<TurnInterruption> _raise = null!;
    private Mock<IChatSessionRepository> _sessions = null!;
    private CancellationToken _modelsToken;

    [SetUp]
    public void SetUp()
    {
        _clock = new(TestSessions.Start.AddSeconds(1));
        _model = new(TaskCreationOptions.RunContinuationsAsynchronously);
        (_sessions, _modelsToken) = (new(), default);
    }

    [Test]
    public async Task WriteAsync_WhenTheCustomerWritesAgain_CancelsTheCall()
    {
        var writing = WriteAsync(Begun());
        _raise(TurnInterruption.CustomerWrote);

        Assert.That(await writing, Is.Null);
        Assert.That(_modelsToken.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task WriteAsync_WhenTheTurnGaveWayOnce_IsNotCancelledAgain()
    {
        var session = Begun();
        session.Supersede(_options.Quiet, TestSessions.Start);
        session.BeginTurn(TestSessions.Start);

        var writing = WriteAsync(session);
        _raise(TurnInterruption.CustomerWrote);
        _model.SetResult(new AiAnswer("answer", new("gemini", "test", "0")));

        Assert.That((await writing)!.Draft.Text, Is.EqualTo("answer"));
    }

    [Test]
    public async Task WriteAsync_WhenTheCustomerHasWaitedForTheCap_IsNotCancelled()
    {
        _clock.SetUtcNow(TestSessions.Start + _options.QuietPeriodCap);
        var writing = WriteAsync(Begun());
        _raise(TurnInterruption.CustomerWrote);
        _model.SetResult(new AiAnswer("answer", new("gemini", "test", "0")));

        Assert.That((await writing)!.Draft.Text, Is.EqualTo("answer"));
    }

    [Test]
    public async Task WriteAsync_WhenTheAssistantIsOut_CancelsTheCallHoweverLate()
    {
        _clock.SetUtcNow(TestSessions.Start + _options.QuietPeriodCap);
        var writing = WriteAsync(Begun());
        _raise(TurnInterruption.AssistantOut);

        Assert.That(await writing, Is.Null);
    }

    [Test]
    public async Task WriteAsync_WhenSomebodyElseCommittedFirst_AsksNobody()
    {
        var answer = await WriteAsync(Begun(), begins: false);

        Assert.That((answer, _modelsToken), Is.EqualTo(((TurnAnswer?)null, default(CancellationToken))));
    }

    [Test]
    public void WriteAsync_WhenTheServiceStops_SaysSo()
    {
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(Begun(), token: stop.Token);
        stop.Cancel();

        Assert.That(() => writing, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task WriteAsync_WhileTheModelTakesLong_ReassuresOnceThenAlarms()
    {
        var session = Begun();
        _sessions.Setup(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);
        var writing = WriteAsync(session);
        _clock.Advance(TimeSpan.FromSeconds(19));
        await UntilAsync(() => _clock.IsAwaitedFor(TimeSpan.FromSeconds(100)));
        var reassured = session.Silence;
        _clock.Advance(TimeSpan.FromSeconds(100));
        await UntilAsync(() => session.Silence is SilenceLevel.Alarmed);
        _model.SetResult(new AiAnswer("answer", new("gemini", "test", "0")));

        Assert.That((await writing)!.Draft.Text, Is.EqualTo("answer"));
        Assert.That(reassured, Is.EqualTo(SilenceLevel.Reassured));
        Assert.That((session.Unsent.Count(m => m.Text == "pt:StillWorking"), session.HandoffReason), Is.EqualTo((1, HandoffReason.NoAnswerInTime)));
    }

    [Test]
    public async Task WriteAsync_AfterAnOutage_GivesTheAnswerAFewSecondsOfGrace()
    {
        var session = Begun();
        _clock.SetUtcNow(TestSessions.Start.AddMinutes(1));
        _sessions.Setup(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);

        var writing = WriteAsync(session);
        _clock.Advance(TimeSpan.FromSeconds(2.9));
        var before = session.Silence;
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await UntilAsync(() => session.Silence is SilenceLevel.Reassured);
        _model.SetResult(new AiAnswer("answer", new("gemini", "test", "0")));
        await writing;

        Assert.That((before, session.Silence), Is.EqualTo((SilenceLevel.None, SilenceLevel.Reassured)));
    }

    private static ChatSession Begun()
    {
        var session = TestSessions.WithPending("question");
        session.BeginTurn(TestSessions.Start);
        return session;
    }

    /// <summary>Lets the work run that the clock has woken.</summary>
    private static async Task UntilAsync(Func<bool> reached)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!reached())
        {
            Assert.That(TimeProvider.System.GetElapsedTime(began), Is.LessThan(Patience));
            await Task.Yield();
        }
    }

    private Task<TurnAnswer?> WriteAsync(ChatSession session, bool begins = true, CancellationToken token = default)
    {
        var prompts = Mock.Of<IPromptCatalog>(p => p.Active == TestPrompts.Simple);
        var formatter = new Mock<IReplyFormatter>();
        formatter.Setup(f => f.Format(It.IsAny<string>())).Returns((string text) => [text]);
        var assistant = new Mock<IAiResponder>();
        assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>()))
            .Returns((AiRequest _, CancellationToken models) => _model.Task.WaitAsync(_modelsToken = models));
        var interruptions = new Mock<ITurnInterruptions>();
        interruptions.Setup(i => i.Watch(session.Id, It.IsAny<Action<TurnInterruption>>()))
            .Callback((ChatSessionId _, Action<TurnInterruption> onRaised) => _raise = onRaised).Returns(Mock.Of<IDisposable>());
        _options.TurnTimeout = TimeSpan.FromMinutes(10);
        var options = Options.Create(_options);
        var texts = new FixedTexts(prompts, formatter.Object);
        var answers = new AnswerWriter(
            prompts, texts, assistant.Object, Mock.Of<IDocumentationResponder>(), formatter.Object, options, _clock);
        var sender = new Mock<IMessageSender>();
        sender.Setup(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Error("later", ErrorKind.Transient, "later") { RetryAfter = TimeSpan.FromMinutes(30) });
        var outcomes = new PartOutcomes(
            _sessions.Object, Mock.Of<ISessionReader>(), sender.Object,
            Mock.Of<IDeliveryErrorCatalog>(e => e.Explain(null) == new DeliveryError(ErrorKind.Transient, "x")), options, _clock,
            NullLogger<PartOutcomes>.Instance);
        var delivery = new ReplyDelivery(_sessions.Object, sender.Object, Mock.Of<ISendPace>(), outcomes, texts, _clock, NullLogger<ReplyDelivery>.Instance);
        var silence = new SilenceBreaker(_sessions.Object, texts, delivery, options, _clock, NullLogger<SilenceBreaker>.Instance);
        return new TurnWriter(answers, interruptions.Object, silence, options, _clock).WriteAsync(
            session, new([], null), () => Task.FromResult(begins), token);
    }

    /// <summary>Knows for how long it was asked to wait: moved on before that, it would be late for good.</summary>
    private sealed class TimersClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private readonly ConcurrentBag<TimeSpan> _waits = [];

        public bool IsAwaitedFor(TimeSpan wait) => _waits.Contains(wait);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.Add(dueTime);
            return timer;
        }
    }
}
