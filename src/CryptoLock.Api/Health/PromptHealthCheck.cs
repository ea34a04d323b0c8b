using CryptoLock.Application.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CryptoLock.Api.Health;

/// <summary>Whether there is a prompt to answer with.</summary>
internal sealed class PromptHealthCheck(IPromptCatalog prompts) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var prompt = prompts.Active;
        return Task.FromResult(HealthCheckResult.Healthy($"{prompt.Name}, {prompt.ContentHash[..Math.Min(12, prompt.ContentHash.Length)]}"));
    }
}
