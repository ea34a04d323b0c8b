using System.Collections.Concurrent;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>Delivers webhooks in the background, each again and again until the service answers with 200.</summary>
internal sealed class Redelivery(TwilioWebhookClient twilio)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private volatile bool _hasGivenUp;

    public void Start(InboundWebhook webhook, WrittenMessage message)
    {
        var delivery = DeliverAsync(webhook, message);
        _running[delivery] = 0;

        // One that failed stays, for FinishAsync to tell.
        _ = delivery.ContinueWith(
            done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    /// <summary>Returns when everything was acknowledged.</summary>
    /// <exception cref="TimeoutException">Something was not, within a minute.</exception>
    public async Task FinishAsync()
    {
        try
        {
            await Task.WhenAll(_running.Keys).WaitAsync(Patience, TimeProvider.System);
        }
        finally
        {
            _hasGivenUp = true;
        }
    }

    private async Task DeliverAsync(InboundWebhook webhook, WrittenMessage message)
    {
        while (!_hasGivenUp)
        {
            if (await TryAsync(webhook))
            {
                message.AcknowledgedAt ??= TimeProvider.System.GetUtcNow();
                return;
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private async Task<bool> TryAsync(InboundWebhook webhook)
    {
        using var limit = new CancellationTokenSource(AnswerWithin);
        try
        {
            return (await twilio.SendAsync(webhook, cancellationToken: limit.Token)).IsSuccess;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
