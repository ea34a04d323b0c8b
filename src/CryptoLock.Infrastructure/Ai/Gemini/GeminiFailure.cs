namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>The ways in which a call to Gemini fails.</summary>
internal enum GeminiFailure
{
    /// <summary>The request is refused as it is.</summary>
    InvalidRequest,

    /// <summary>Key or token missing, refused or without the right.</summary>
    Authentication,

    /// <summary>The service is not offered to this project: country or billing.</summary>
    NotOffered,

    /// <summary>The model does not exist, is retired, closed to new users or not in this region.</summary>
    ModelNotFound,

    /// <summary>Too many calls or tokens for a minute, or the shared capacity is busy.</summary>
    RateLimited,

    /// <summary>The quota of the day or the paid balance is used up.</summary>
    QuotaExhausted,

    /// <summary>The model is overloaded, or our circuit breaker is open.</summary>
    Overloaded,

    /// <summary>Google failed.</summary>
    ServerError,

    /// <summary>No answer within the time allowed, Google's or ours.</summary>
    Timeout,

    /// <summary>No connection.</summary>
    Unreachable,

    /// <summary>A streamed answer stopped before its end.</summary>
    Interrupted,

    /// <summary>The answer is not in Gemini's format.</summary>
    InvalidResponse,
}
