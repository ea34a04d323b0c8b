namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>How a desk is set up.</summary>
/// <param name="Program">The service's program, or its dll.</param>
internal sealed record LoadDeskOptions(Task<string> Program)
{
    /// <summary>How long the model thinks.</summary>
    public TimeSpan ModelLatency { get; init; }

    /// <summary>How long the service waits for more.</summary>
    public TimeSpan QuietPeriod { get; init; }

    /// <summary>More settings, as environment variables.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}
