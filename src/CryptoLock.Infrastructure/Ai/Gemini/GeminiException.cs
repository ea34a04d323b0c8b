using System.Net;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// A failed call to Gemini. Its message holds codes only: telemetry copies it, and Google's own text may quote the request.
/// </summary>
internal sealed class GeminiException(GeminiFailure failure, HttpStatusCode? statusCode = null, Exception? innerException = null)
    : HttpRequestException(null, innerException, statusCode)
{
    /// <summary>The kind of failure.</summary>
    public GeminiFailure Failure { get; } = failure;

    /// <summary>Google's status, such as <c>RESOURCE_EXHAUSTED</c>; null when there was none.</summary>
    public string? Status { get; init; }

    /// <summary>Google's reason, such as <c>API_KEY_INVALID</c>; null when there was none.</summary>
    public string? Reason { get; init; }

    /// <summary>The wait that Google asked for; null when it named none.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>The quotas that were exceeded; empty when none were named.</summary>
    public IReadOnlyList<string> QuotaIds { get; init; } = [];

    /// <summary>The fields of the request that were refused; empty when none were named.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient => Failure is GeminiFailure.RateLimited or GeminiFailure.Overloaded or GeminiFailure.ServerError
        or GeminiFailure.Timeout or GeminiFailure.Unreachable or GeminiFailure.Interrupted or GeminiFailure.InvalidResponse;

    /// <inheritdoc/>
    public override string Message
    {
        get
        {
            object?[] details = [(int?)StatusCode, Status, Reason, .. QuotaIds, .. Fields];
            var text = string.Join(", ", details.Where(d => d is not null));
            return text.Length == 0 ? $"Gemini: {Failure}." : $"Gemini: {Failure} ({text}).";
        }
    }
}
