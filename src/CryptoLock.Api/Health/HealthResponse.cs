namespace CryptoLock.Api.Health;

/// <summary>The state of the service and of what it depends on.</summary>
public sealed record HealthResponse
{
    /// <summary>The worst state of all checks: <c>healthy</c>, <c>degraded</c> (works with limits) or <c>unhealthy</c>.</summary>
    /// <example>healthy</example>
    public required string Status { get; init; }

    /// <summary>The checks, by name.</summary>
    public required IReadOnlyList<HealthCheckResponse> Checks { get; init; }
}

/// <summary>The state of one dependency.</summary>
public sealed record HealthCheckResponse
{
    /// <summary>What was looked at: <c>store</c>, <c>outcomes</c>, <c>prompts</c>, <c>ai</c> or <c>twilio</c>.</summary>
    /// <example>store</example>
    public required string Name { get; init; }

    /// <summary><c>healthy</c>, <c>degraded</c> (works with limits) or <c>unhealthy</c>.</summary>
    /// <example>healthy</example>
    public required string Status { get; init; }

    /// <summary>One sentence about the state; null when there is nothing to add.</summary>
    /// <example>The store answers.</example>
    public string? Description { get; init; }

    /// <summary>Figures behind the state, by name; null when there are none.</summary>
    public IReadOnlyDictionary<string, object>? Data { get; init; }

    /// <summary>How long the check took, in milliseconds.</summary>
    /// <example>1.2</example>
    public required double ElapsedMilliseconds { get; init; }
}
