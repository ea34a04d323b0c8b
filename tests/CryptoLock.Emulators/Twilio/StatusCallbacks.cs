using System.Collections.Concurrent;
using CryptoLock.Emulators.Faults;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Moves accepted messages on and reports each step to the address given with the message.</summary>
internal sealed class StatusCallbacks(
    TwilioEmulatorOptions options, TwilioJournal journal, FaultPlan<TwilioMessage, CallbackFault> faults)
    : IAsyncDisposable
{
    // Has no timer, so that it needs no disposal and can be cancelled twice.
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly CallbackPoster _poster = new(options, journal);

    public void Start(TwilioMessage message)
    {
        var fault = faults.Take(message);
        var run = RunAsync(message, fault, _stopping.Token);
        if (!run.IsCompleted)
        {
            _running[run] = 0;
            _ = run.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Keys);
        _poster.Dispose();
    }

    private async Task RunAsync(TwilioMessage message, CallbackFault? fault, CancellationToken cancellationToken)
    {
        try
        {
            var steps = CallbackSteps.For(message, fault, options.ReadReceipts);
            var copies = fault == CallbackFault.Doubled ? 2 : 1;
            var together = fault is not null && copies == 1 && fault.ErrorCode is null;
            foreach (var step in steps)
            {
                await PauseAsync(options.CallbackDelay, cancellationToken);
                message.MoveTo(step, fault?.ErrorCode, options.Clock.GetUtcNow());
                if (!together)
                {
                    await PostAsync(message, step, copies, cancellationToken);
                }
            }

            if (together && fault != CallbackFault.Missing)
            {
                await PostTogetherAsync(message, fault!, steps, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The emulator stops: what was not reported stays unreported.
        }
    }

    private async Task PostTogetherAsync(
        TwilioMessage message, CallbackFault fault, string[] steps, CancellationToken cancellationToken)
    {
        await PauseAsync(fault.Delay, cancellationToken);
        var order = fault == CallbackFault.Shuffled ? CallbackSteps.Shuffle(steps, message.Sequence) : steps;
        foreach (var step in order)
        {
            await PostAsync(message, step, copies: 1, cancellationToken);
        }
    }

    private Task PostAsync(TwilioMessage message, string step, int copies, CancellationToken cancellationToken) =>
        message.StatusCallback is null
            ? Task.CompletedTask
            : Task.WhenAll(Enumerable.Range(0, copies).Select(_ => _poster.PostAsync(message, step, cancellationToken)));

    private Task PauseAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, options.Clock, cancellationToken) : Task.CompletedTask;
}
