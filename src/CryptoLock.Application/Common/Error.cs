namespace CryptoLock.Application.Common;

/// <summary>An expected failure.</summary>
/// <param name="Code">Dotted lower-case code, stable for ever, such as <c>ai.rate_limited</c>.</param>
/// <param name="Kind">What to do about it.</param>
/// <param name="Message">One sentence for a person, without customer data or secrets.</param>
public sealed record Error(string Code, ErrorKind Kind, string Message)
{
    /// <summary>The wait that the other side asked for; null when it named none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider's own numeric code; null when it gave none.</summary>
    public int? ProviderCode { get; init; }

    /// <summary>Whether the same request may succeed later without anybody's help, and is safe to repeat.</summary>
    public bool IsRetryable => Kind is ErrorKind.RateLimited or ErrorKind.Transient;
}
