using CryptoLock.Application.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Healthy while the files in place are in use; degraded while an older version has to stand in for broken ones.</summary>
internal sealed class PromptHealthCheck(YamlPromptCatalog catalog) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Check(context));

    private HealthCheckResult Check(HealthCheckContext context)
    {
        try
        {
            var state = catalog.State;
            var data = new Dictionary<string, object> { ["name"] = state.Prompt.Name, ["hash"] = state.Prompt.ContentHash };
            return state.Problem is null
                ? HealthCheckResult.Healthy("The prompt is loaded.", data)
                : HealthCheckResult.Degraded("The prompt's files cannot be used; the last good version stays. See the log.", data: data);
        }
        catch (StartupException exception)
        {
            return new(context.Registration.FailureStatus, "There is no usable prompt. See the log.", exception);
        }
    }
}
