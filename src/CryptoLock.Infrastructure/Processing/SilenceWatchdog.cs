using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>Finds customers who wait too long while nobody works on their conversation. Whoever works on one watches by himself.</summary>
internal sealed partial class SilenceWatchdog(
    IServiceScopeFactory scopes,
    ConversationWorker worker,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<SilenceWatchdog> logger) : BackgroundService
{
    private const int MaxAtOnce = 256;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value is { ReassureAfter.Ticks: 0, AlarmAfter.Ticks: 0, PersonAlarmAfter.Ticks: 0 })
        {
            return;
        }

        using var timer = new SweepTimer(options.Value.SweepInterval, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (StoreUnavailableException exception)
            {
                LogStoreAway(exception.Message);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is: somebody may be waiting all the same.
                LogFailed(exception);
            }
        }
        while (await timer.WaitAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<IConversationQueue>();
        var now = clock.GetUtcNow();
        var waiting = await queue.ListWaitingAsync(
            Before(options.Value.ReassureAfter), Before(options.Value.AlarmAfter), MaxAtOnce, cancellationToken);
        var forPeople = Before(options.Value.PersonAlarmAfter) is { } until
            ? await queue.ListAwaitingPersonAsync(until, MaxAtOnce, cancellationToken)
            : [];
        foreach (var sessionId in waiting.Union(forPeople))
        {
            await worker.BreakSilenceAsync(sessionId, cancellationToken);
        }

        DateTimeOffset? Before(TimeSpan age) => age > TimeSpan.Zero ? now - age : null;
    }

    [LoggerMessage(4020, LogLevel.Warning, "The silence watchdog cannot read the store; it tries again. {Reason}")]
    private partial void LogStoreAway(string reason);

    [LoggerMessage(4021, LogLevel.Error, "The silence watchdog failed; it tries again")]
    private partial void LogFailed(Exception exception);
}
