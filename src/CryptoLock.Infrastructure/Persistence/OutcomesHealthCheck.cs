using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Whether messages lie about without an outcome. They may only wait for a person or a provider, so it is no failure.</summary>
internal sealed class OutcomesHealthCheck(IOutcomeLedger ledger, IOptions<ConversationOptions> options, TimeProvider clock)
    : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var after = options.Value.UnsettledAfter;
            var figures = await ledger.MeasureUnsettledAsync(clock.GetUtcNow(), after, cancellationToken);
            var data = new Dictionary<string, object>
            {
                ["unsettled"] = figures.Count,
                ["oldestSeconds"] = Math.Round(figures.OldestAge?.TotalSeconds ?? 0, 1),
            };
            return figures.Count == 0
                ? HealthCheckResult.Healthy($"No message is without an outcome for longer than {after}.", data)
                : HealthCheckResult.Degraded($"{figures.Count} message(s) without an outcome for longer than {after}.", data: data);
        }
        catch (StoreUnavailableException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
