using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Infrastructure.Tests.Processing;

[TestFixture]
internal sealed class ConversationSweeperTests
{
    private static readonly ChatSessionId Ana = TestSessions.New().Id;
    private static readonly ConversationOptions Usual = new();

    private static IEnumerable<Exception> Failures => [new StoreUnavailableException("away"), new InvalidOperationException("a bug")];

    [TestCaseSource(nameof(Failures))]
    public async Task Sweep_WhenTheOneBeforeFailed_FindsWhatIsDue(Exception failure)
    {
        var clock = new FakeTimeProvider();
        var signal = new ConversationSignal();
        var queue = new Mock<IConversationQueue>();
        queue.SetupSequence(q => q.ListDueAsync(It.IsAny<DateTimeOffset>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(failure).ReturnsAsync([Ana]);
        await using var services = new ServiceCollection().AddScoped(_ => queue.Object).BuildServiceProvider();
        using var sweeper = new ConversationSweeper(
            services.GetRequiredService<IServiceScopeFactory>(), signal, Options.Create(Usual), clock, NullLogger<ConversationSweeper>.Instance);

        await sweeper.StartAsync(CancellationToken.None);
        var hinted = signal.Hints.WaitToReadAsync().AsTask();
        while (!hinted.IsCompleted)
        {
            clock.Advance(Usual.SweepInterval / 2);
            await Task.Yield();
        }

        await sweeper.StopAsync(CancellationToken.None);
        Assert.That(signal.Hints.TryRead(out var hint) ? (hint.SessionId, hint.Kind) : default, Is.EqualTo((Ana, HintKind.Found)));
    }

    [Test]
    public async Task Timer_OfSeveralInstances_IsUpToAFifthEarlyOrLate()
    {
        var clock = new FakeTimeProvider();
        using var timer = new SweepTimer(TimeSpan.FromSeconds(10), clock);
        var ticked = timer.WaitAsync(CancellationToken.None).AsTask();

        clock.Advance(TimeSpan.FromSeconds(7.9));
        var early = ticked.IsCompleted;
        clock.Advance(TimeSpan.FromSeconds(4.2));

        Assert.That((early, await ticked), Is.EqualTo((false, true)));
    }
}
