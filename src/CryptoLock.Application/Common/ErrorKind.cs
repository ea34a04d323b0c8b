namespace CryptoLock.Application.Common;

/// <summary>What a caller may do about an expected failure.</summary>
public enum ErrorKind
{
    /// <summary>The thing asked for does not exist.</summary>
    NotFound,

    /// <summary>The request contradicts the present state.</summary>
    Conflict,

    /// <summary>The other side asks for patience; nothing was done. Retry after the stated wait.</summary>
    RateLimited,

    /// <summary>A passing fault; nothing was done. Retry later.</summary>
    Transient,

    /// <summary>The other side may or may not have acted. Find out before retrying.</summary>
    UnknownOutcome,

    /// <summary>Our credentials are refused. A person must act.</summary>
    Authentication,

    /// <summary>Our set-up is wrong: a sender, a model, a template. A person must act.</summary>
    Configuration,

    /// <summary>This request will never succeed.</summary>
    Permanent,
}
