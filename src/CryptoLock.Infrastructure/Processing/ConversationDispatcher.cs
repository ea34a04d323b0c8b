using System.Collections.Concurrent;
using CryptoLock.Application.Conversations;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>Starts a worker for each conversation when it is due: many at a time, one for each. Drains on a stop.</summary>
internal sealed class ConversationDispatcher(
    ConversationSignal signal, ConversationWorker worker, IOptions<ConversationOptions> options, TimeProvider clock) : BackgroundService
{
    private const int Wave = 4;

    private readonly ConversationAgenda _agenda = new(options.Value.MaxConcurrency);
    private readonly ConcurrentDictionary<ChatSessionId, Task> _running = new();
    private readonly CancellationTokenSource _abort = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var drained = Task.WhenAll(_running.Values);
        await Task.WhenAny(drained, Task.Delay(options.Value.DrainTimeout, clock, cancellationToken));
        await _abort.CancelAsync();
        await drained;
    }

    public override void Dispose()
    {
        _abort.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var alarm = new ConversationAlarm(signal, clock);
        while (await signal.Hints.WaitToReadAsync(stoppingToken))
        {
            TakeHints(alarm);
            await StartDueAsync(stoppingToken);
            alarm.Set(_agenda.NextDue);
        }
    }

    private async Task StartDueAsync(CancellationToken stoppingToken)
    {
        var started = 0;
        while (!stoppingToken.IsCancellationRequested && _agenda.TryTake(clock.GetUtcNow(), out var sessionId))
        {
            _running[sessionId] = ServeAsync(sessionId);
            if (++started % Wave == 0)
            {
                // Whoever is on the way goes first: ten thousand that walk abreast all come late, and hold much memory meanwhile.
                await Task.Yield();
            }
        }
    }

    private void TakeHints(ConversationAlarm alarm)
    {
        while (signal.Hints.TryRead(out var hint))
        {
            if (hint.Kind is HintKind.TimeCame)
            {
                alarm.Rang();
            }
            else
            {
                _agenda.Add(hint);
            }
        }
    }

    private async Task ServeAsync(ChatSessionId sessionId)
    {
        await Task.Yield();
        try
        {
            await worker.ServeAsync(sessionId, _abort.Token);
        }
        finally
        {
            _running.TryRemove(sessionId, out _);
            signal.Tell(new(sessionId, default, HintKind.Finished));
        }
    }
}
