using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.BreakSilence;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Delivery.DeliverReply;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Testing.Builders;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Infrastructure.Tests.Processing;

/// <summary>The worker and the watchdog that uses it.</summary>
[TestFixture]
internal sealed class ConversationWorkerTests
{
    private static readonly ChatSessionId Id = ChatSessionId.New(TestSessions.Start);
    private static readonly DateTimeOffset Due = TestSessions.Start.AddMinutes(1);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new(TestSessions.Start);
    private InProcessConversationLock _lock = null!;
    private Mock<ISender> _sender = null!;
    private Mock<IConversationSignal> _signal = null!;
    private Mock<IConversationQueue> _queue = null!;
    private List<string> _done = null!;
    private ServiceProvider _services = null!;

    [SetUp]
    public void SetUp()
    {
        (_lock, _sender, _signal, _queue, _done) = (new(), new(), new(), new(), []);
        Answers<BreakSilenceCommand>("silence", NextStep.Wait);
        Answers<RespondToCustomerCommand>("respond", NextStep.Deliver);
        Answers<DeliverReplyCommand>("deliver", NextStep.Wait);
        _services = new ServiceCollection().AddSingleton(_sender.Object).AddSingleton(_queue.Object).BuildServiceProvider();
    }

    [TearDown]
    public void TearDown() => _services.Dispose();

    [Test]
    public async Task ServeAsync_DoesWhatIsDueAndComesBackWhenItHasTo()
    {
        await CreateWorker().ServeAsync(Id, CancellationToken.None);

        Assert.That(_done, Is.EqualTo(new[] { "respond", "deliver" }));
        _signal.Verify(s => s.Notify(Id, Due), Times.Once);
    }

    [Test]
    public async Task ServeAsync_WhenSomebodyHasTheConversation_LeavesItAlone()
    {
        await using var held = await _lock.TryAcquireAsync(Id, CancellationToken.None);
        await CreateWorker().ServeAsync(Id, CancellationToken.None);

        Assert.That(_done, Is.Empty);
    }

    [Test]
    public async Task ServeAsync_AfterAFailure_GivesTheConversationBack()
    {
        _sender.Setup(s => s.Send(It.IsAny<IRequest<Result<ConversationStep>>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreUnavailableException("down"));
        await CreateWorker().ServeAsync(Id, CancellationToken.None);

        Assert.That(await _lock.TryAcquireAsync(Id, CancellationToken.None), Is.Not.Null);
    }

    [Test]
    public async Task BreakSilenceAsync_LeavesWhatElseIsDueToTheDispatcher([Values(NextStep.Respond, NextStep.Deliver, NextStep.Wait)] NextStep next)
    {
        Answers<BreakSilenceCommand>("silence", next);
        var locking = Task.FromResult<IAsyncDisposable?>(null);
        _signal.Setup(s => s.Notify(Id, Due)).Callback(() => locking = _lock.TryAcquireAsync(Id, CancellationToken.None));

        await CreateWorker().BreakSilenceAsync(Id, CancellationToken.None);

        Assert.That(_done, Is.EqualTo(new[] { "silence" }));
        Assert.That(await locking, Is.Not.Null, "free when the dispatcher is told");
    }

    [Test]
    public async Task BreakSilenceAsync_WhenNothingIsLeft_WakesNobody()
    {
        Answers<BreakSilenceCommand>("silence", NextStep.Nothing);
        await CreateWorker().BreakSilenceAsync(Id, CancellationToken.None);

        _signal.VerifyNoOtherCalls();
    }

    [Test]
    public async Task BreakSilenceAsync_WhileSomebodyWorksOnTheConversation_LeavesItAlone()
    {
        await using var held = await _lock.TryAcquireAsync(Id, CancellationToken.None);
        await CreateWorker().BreakSilenceAsync(Id, CancellationToken.None);

        Assert.That(_done, Is.Empty);
    }

    [TestCase(20, 120)]
    [TestCase(0, 120)]
    [TestCase(20, 0)]
    public async Task Watchdog_AtEachSweep_AsksForThoseWhoWaitTooLong(int reassure, int alarm)
    {
        (DateTimeOffset? Reassure, DateTimeOffset? Alarm) asked = default;
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Setup(q => q.ListWaitingAsync(It.IsAny<DateTimeOffset?>(), It.IsAny<DateTimeOffset?>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .Callback((DateTimeOffset? r, DateTimeOffset? a, int _, CancellationToken _) => asked = (r, a)).ReturnsAsync([Id]);
        _signal.Setup(s => s.Notify(Id, Due)).Callback(() => broken.TrySetResult());
        using var watchdog = CreateWatchdog(reassure, alarm);

        await watchdog.StartAsync(CancellationToken.None);
        await broken.Task.WaitAsync(Limit);
        await watchdog.StopAsync(CancellationToken.None);

        Assert.That(_done[0], Is.EqualTo("silence"));
        Assert.That(asked, Is.EqualTo((Before(reassure), Before(alarm))));
    }

    [Test]
    public async Task Watchdog_AtEachSweep_AsksForThoseWhomNoPersonAnswers()
    {
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Setup(q => q.ListWaitingAsync(null, null, It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        _queue.Setup(q => q.ListAwaitingPersonAsync(_clock.GetUtcNow().AddMinutes(-15), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([Id]);
        _signal.Setup(s => s.Notify(Id, Due)).Callback(() => broken.TrySetResult());
        using var watchdog = CreateWatchdog(0, 0, person: 900);

        await watchdog.StartAsync(CancellationToken.None);
        await broken.Task.WaitAsync(Limit);
        await watchdog.StopAsync(CancellationToken.None);

        Assert.That(_done, Is.EqualTo(new[] { "silence" }));
    }

    [Test]
    public async Task Watchdog_WhenTheStoreIsAway_TriesAgain()
    {
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var away = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sweeps = 0;
        _queue.Setup(q => q.ListWaitingAsync(It.IsAny<DateTimeOffset?>(), It.IsAny<DateTimeOffset?>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .Returns(() =>
            {
                (++sweeps == 1 ? away : again).TrySetResult();
                return sweeps == 1
                    ? Task.FromException<IReadOnlyList<ChatSessionId>>(new StoreUnavailableException("down"))
                    : Task.FromResult<IReadOnlyList<ChatSessionId>>([]);
            });
        using var watchdog = CreateWatchdog(20, 120);

        await watchdog.StartAsync(CancellationToken.None);
        await away.Task.WaitAsync(Limit);
        _clock.Advance(new ConversationOptions().SweepInterval * 1.2);
        await again.Task.WaitAsync(Limit);
        await watchdog.StopAsync(CancellationToken.None);

        Assert.That(sweeps, Is.EqualTo(2));
    }

    [Test]
    public async Task Watchdog_WhenSwitchedOff_NeverLooks()
    {
        using var watchdog = CreateWatchdog(0, 0);
        await watchdog.StartAsync(CancellationToken.None);
        await watchdog.ExecuteTask!;
        _clock.Advance(TimeSpan.FromHours(1));

        _queue.VerifyNoOtherCalls();
    }

    private DateTimeOffset? Before(int seconds) => seconds == 0 ? null : _clock.GetUtcNow().AddSeconds(-seconds);

    private ConversationWorker CreateWorker() => new(
        _services.GetRequiredService<IServiceScopeFactory>(), _lock, _signal.Object, NullLogger<ConversationWorker>.Instance);

    private SilenceWatchdog CreateWatchdog(int reassure, int alarm, int person = 0) => new(
        _services.GetRequiredService<IServiceScopeFactory>(),
        CreateWorker(),
        Options.Create(new ConversationOptions
        {
            ReassureAfter = TimeSpan.FromSeconds(reassure),
            AlarmAfter = TimeSpan.FromSeconds(alarm),
            PersonAlarmAfter = TimeSpan.FromSeconds(person),
        }),
        _clock,
        NullLogger<SilenceWatchdog>.Instance);

    private void Answers<TRequest>(string name, NextStep next)
        where TRequest : IRequest<Result<ConversationStep>> => _sender
        .Setup(s => s.Send(It.Is<IRequest<Result<ConversationStep>>>(r => r is TRequest), It.IsAny<CancellationToken>()))
        .Callback(() => _done.Add(name)).ReturnsAsync(new ConversationStep(next, Due));
}
