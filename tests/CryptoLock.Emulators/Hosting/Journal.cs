namespace CryptoLock.Emulators.Hosting;

/// <summary>What an emulator saw, in order. Safe for concurrent use; the oldest entries go when the capacity is reached.</summary>
/// <typeparam name="T">The entry.</typeparam>
/// <param name="capacity">How many entries are kept at least.</param>
public sealed class Journal<T>(int capacity = Journal<T>.Unlimited)
{
    /// <summary>Nothing is dropped.</summary>
    public const int Unlimited = int.MaxValue;

    private readonly Lock _gate = new();
    private readonly List<T> _entries = [];
    private TaskCompletionSource? _arrival;
    private long _total;

    /// <summary>Raised after each entry, on the thread that added it.</summary>
    public event Action<T>? Added;

    /// <summary>How many entries were ever added since the last <see cref="Clear"/>.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>A copy of the entries that are kept, oldest first.</summary>
    public T[] ToArray()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }

    /// <summary>Forgets every entry.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _total = 0;
        }
    }

    /// <summary>Waits until this many entries were added.</summary>
    /// <param name="count">The number of entries, those already there included.</param>
    /// <param name="timeout">Real time to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">They did not come in time.</exception>
    public Task<T[]> WaitAsync(int count, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        WaitCoreAsync(() => Total >= count, timeout, cancellationToken);

    /// <summary>Waits until the entries satisfy a condition, which is asked again after each arrival.</summary>
    /// <param name="reached">Told all entries that are kept.</param>
    /// <param name="timeout">Real time to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">It did not come true in time.</exception>
    public Task<T[]> WaitAsync(
        Func<T[], bool> reached, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        WaitCoreAsync(() => reached(ToArray()), timeout, cancellationToken);

    internal void Add(T entry)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _entries.Add(entry);
            _total++;
            if (_entries.Count / 2 >= capacity)
            {
                _entries.RemoveRange(0, _entries.Count - capacity);
            }

            arrival = _arrival;
            _arrival = null;
        }

        arrival?.TrySetResult();
        Added?.Invoke(entry);
    }

    private async Task<T[]> WaitCoreAsync(Func<bool> reached, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        while (true)
        {
            var arrival = NextArrival();
            if (reached())
            {
                return ToArray();
            }

            var left = timeout - clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || !await ArrivesAsync(arrival, left, cancellationToken))
            {
                throw new TimeoutException($"{Total} entries of {typeof(T).Name} after {timeout}; more were awaited.");
            }
        }
    }

    private Task NextArrival()
    {
        lock (_gate)
        {
            _arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _arrival.Task;
        }
    }

    private static async Task<bool> ArrivesAsync(Task arrival, TimeSpan within, CancellationToken cancellationToken)
    {
        try
        {
            await arrival.WaitAsync(within, TimeProvider.System, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
