using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Asks Twilio for the typing indicators, a few at a time.</summary>
internal sealed partial class TwilioTypingWorker(
    TwilioTypingQueue queue, TwilioTypingClient client, TimeProvider clock, ILogger<TwilioTypingWorker> logger)
    : BackgroundService
{
    private const int Concurrency = 4;

    /// <summary>A later indicator could appear after the answer.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(3);

    private bool _isFailing;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(
            queue.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = stoppingToken },
            ShowAsync);

    private async ValueTask ShowAsync(TypingRequest request, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - request.At > LongestDelay)
        {
            return;
        }

        try
        {
            Report(await client.ShowAsync(request.MessageSid, cancellationToken));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // An indicator is never worth more than itself: nothing may end this loop.
            Report(exception.GetType().Name);
        }
    }

    /// <summary>Logs the first failure of a row, so that a lasting one does not fill the log.</summary>
    private void Report(string? failure)
    {
        var wasFailing = Interlocked.Exchange(ref _isFailing, failure is not null);
        if (failure is not null && !wasFailing)
        {
            LogFailing(failure);
        }
    }

    [LoggerMessage(2510, LogLevel.Warning, "Typing indicators fail ({Failure}); replies are not affected")]
    private partial void LogFailing(string failure);
}
