using CryptoLock.Application.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Whether the store takes what is written. Anybody may ask, so one answer serves all who ask within a second.</summary>
internal sealed class StoreHealthCheck(IStoreProbe probe, TimeProvider clock) : IHealthCheck, IDisposable
{
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private (HealthCheckResult Result, long At)? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || clock.GetElapsedTime(last.At) >= Freshness)
            {
                last = (await ProbeAsync(cancellationToken), clock.GetTimestamp());
                _last = last;
            }

            return last.Result;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<HealthCheckResult> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await probe.WriteAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
