namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>What is started.</summary>
/// <param name="Store">What the instances share.</param>
internal sealed record ClusterOptions(ClusterStore Store)
{
    public int Instances { get; init; } = 3;

    /// <summary>How long the model takes for an answer.</summary>
    public TimeSpan ModelLatency { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Settings besides the usual ones.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Another build of the service than the usual one; null for that.</summary>
    public string? Service { get; init; }
}
