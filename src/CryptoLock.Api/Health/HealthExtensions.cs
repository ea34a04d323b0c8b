using CryptoLock.Api.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CryptoLock.Api.Health;

/// <summary>Reports the health of the process and its dependencies.</summary>
internal static class HealthExtensions
{
    private const string Tag = "Health";

    /// <summary>What must work before requests may come. The AI and Twilio are not in it: no other instance would fare better.</summary>
    private static readonly string[] NeededForReadiness = ["store", "prompts"];

    /// <summary>Adds the host's own checks; adapters add theirs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="mode">The run mode.</param>
    public static void AddDependencyHealth(this IServiceCollection services, RunMode mode)
    {
        var checks = services.AddHealthChecks();
        checks.AddCheck("twilio", () => mode.HasTwilio
            ? HealthCheckResult.Healthy("Configured.")
            : HealthCheckResult.Degraded("Not configured: the simulator is the only channel."));
        if (!mode.HasAi)
        {
            checks.AddCheck("ai", () => HealthCheckResult.Degraded("Not configured: the documentation answers."));
        }
    }

    /// <summary>Maps the health addresses.</summary>
    /// <param name="app">The host.</param>
    public static void MapDependencyHealth(this WebApplication app)
    {
        var group = app.MapGroup("/health").WithTags(Tag);

        group.MapGet("", (HealthCheckService health, CancellationToken cancellationToken) =>
                CheckAsync(health, _ => true, cancellationToken))
            .WithSummary("The service and everything it depends on.")
            .WithDescription("200 while the service can do its work, perhaps with limits; 503 when it cannot.")
            .DescribeHealth();
        group.MapGet("/live", (HealthCheckService health, CancellationToken cancellationToken) =>
                CheckAsync(health, _ => false, cancellationToken))
            .WithSummary("Whether the process runs.")
            .WithDescription("Looks at no dependency: restarting the process would not mend them.")
            .DescribeHealth();
        group.MapGet("/ready", (HealthCheckService health, CancellationToken cancellationToken) =>
                CheckAsync(health, check => NeededForReadiness.Contains(check.Name), cancellationToken))
            .WithSummary("Whether the process can take in messages.")
            .WithDescription("Looks at the store and the prompt. The AI may fail: messages are kept and answered later.")
            .DescribeHealth();
    }

    private static void DescribeHealth(this RouteHandlerBuilder endpoint) => endpoint
        .Produces<HealthResponse>()
        .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> CheckAsync(
        HealthCheckService health, Func<HealthCheckRegistration, bool> select, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(select, cancellationToken);
        var status = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return Results.Json(ToResponse(report), statusCode: status);
    }

    private static HealthResponse ToResponse(HealthReport report) => new()
    {
        Status = Word(report.Status),
        Checks =
        [
            .. report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new HealthCheckResponse
            {
                Name = entry.Key,
                Status = Word(entry.Value.Status),

                // A failed check's description may be its exception's message, which is not for everybody.
                Description = entry.Value.Exception is null ? entry.Value.Description : null,
                Data = entry.Value.Data.Count == 0 ? null : entry.Value.Data,
                ElapsedMilliseconds = Math.Round(entry.Value.Duration.TotalMilliseconds, 1),
            }),
        ],
    };

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
