using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>Finds work that nobody signalled: at start what a crash left, later what a failure or another instance left.</summary>
internal sealed partial class ConversationSweeper(
    IServiceScopeFactory scopes,
    ConversationSignal signal,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<ConversationSweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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
                // Whatever it is: without sweeps nothing that a crash left would go on.
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
        var due = await queue.ListDueAsync(now, options.Value.MaxConcurrency * 4, cancellationToken);
        Failpoint.Reached(FailpointNames.SweepFound);

        // Other instances found the same: each begins with another conversation, so that they share a backlog and do not race for it.
        var shuffled = due.ToArray();
        Random.Shared.Shuffle(shuffled);
        foreach (var sessionId in shuffled)
        {
            signal.Tell(new(sessionId, now, HintKind.Found));
        }
    }

    [LoggerMessage(4010, LogLevel.Warning, "The sweep cannot read the store; it tries again. {Reason}")]
    private partial void LogStoreAway(string reason);

    [LoggerMessage(4011, LogLevel.Error, "The sweep failed; it tries again")]
    private partial void LogFailed(Exception exception);
}
