namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>Settings in layers.</summary>
internal static class Settings
{
    /// <summary>All of them; of several values for one key the last one.</summary>
    public static IReadOnlyDictionary<string, string?> Merge(params IEnumerable<IEnumerable<KeyValuePair<string, string?>>> layers) =>
        layers.SelectMany(layer => layer).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);
}
