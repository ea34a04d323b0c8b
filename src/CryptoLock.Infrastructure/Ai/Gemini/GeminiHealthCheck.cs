using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// Tells how the AI fares. Never worse than degraded: without it customers still get an honest text, and a restart would not help.
/// </summary>
internal sealed class GeminiHealthCheck(GeminiStatus status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var complaints = status.Complaints();
        return Task.FromResult(complaints.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join(' ', complaints)));
    }
}
