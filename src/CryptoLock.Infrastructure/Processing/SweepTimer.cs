namespace CryptoLock.Infrastructure.Processing;

/// <summary>A periodic timer that is up to a fifth early or late each time: instances that started together must not sweep together.</summary>
internal sealed class SweepTimer(TimeSpan interval, TimeProvider clock) : IDisposable
{
    private const double Spread = 0.2;

    private readonly PeriodicTimer _timer = new(Around(interval), clock);

    /// <summary>Waits for the next time.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        _timer.Period = Around(interval);
        return _timer.WaitForNextTickAsync(cancellationToken);
    }

    public void Dispose() => _timer.Dispose();

    private static TimeSpan Around(TimeSpan interval) => interval * (1 - Spread + (2 * Spread * Random.Shared.NextDouble()));
}
