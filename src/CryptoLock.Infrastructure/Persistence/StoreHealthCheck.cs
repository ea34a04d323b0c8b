using CryptoLock.Application.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class StoreHealthCheck(IConversationQueue queue, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await queue.ListDueAsync(clock.GetUtcNow(), 1, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
