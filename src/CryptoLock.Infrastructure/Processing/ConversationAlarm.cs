namespace CryptoLock.Infrastructure.Processing;

/// <summary>
/// Wakes the dispatcher with a hint when a time has come: one timer, set anew only for an earlier time, because nearly every message
/// is due after those before it. Belongs to the dispatcher: it is not thread-safe.
/// </summary>
internal sealed class ConversationAlarm(ConversationSignal signal, TimeProvider clock) : IDisposable
{
    // Timers have a limit; this one rings once a day in vain.
    private const double LongestWait = 24 * 60 * 60 * 1_000;

    private readonly ITimer _timer = clock.CreateTimer(
        _ => signal.Tell(new(default, default, HintKind.TimeCame)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private DateTimeOffset _set = DateTimeOffset.MaxValue;

    /// <summary>Sees to it that it rings at a time, or earlier.</summary>
    /// <param name="due">The time; null for none.</param>
    public void Set(DateTimeOffset? due)
    {
        // A clock that was set forward leaves the timer behind.
        if (due is { } time && (time < _set || _set < clock.GetUtcNow()))
        {
            _set = time;

            // Timers count whole milliseconds; one that rings too early would have to be set again.
            var wait = Math.Ceiling((_set - clock.GetUtcNow()).TotalMilliseconds);
            _timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(wait, 0, LongestWait)), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Takes note that it rang: the next time has to be set.</summary>
    public void Rang() => _set = DateTimeOffset.MaxValue;

    public void Dispose() => _timer.Dispose();
}
