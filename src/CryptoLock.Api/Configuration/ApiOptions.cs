namespace CryptoLock.Api.Configuration;

/// <summary>Settings of the HTTP API for operators.</summary>
public sealed class ApiOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Api";

    /// <summary>
    /// The key that callers of <c>/api</c> send as <c>X-Api-Key</c>; at least 16 characters. Null or blank: none, which is
    /// allowed in Development only; the API is then open in demo mode and closed otherwise.
    /// </summary>
    public string? AdminKey { get; set; }

    /// <summary>How often a caller may call.</summary>
    public ApiRateLimitOptions RateLimit { get; set; } = new();
}

/// <summary>How often one caller may call <c>/api</c>. A caller is the key, or the address while there is no valid key.</summary>
public sealed class ApiRateLimitOptions
{
    /// <summary>Requests in each window; 1 to 100,000, default 120.</summary>
    public int PermitLimit { get; set; } = 120;

    /// <summary>Length of the window; one second to one day, default one minute.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);
}
