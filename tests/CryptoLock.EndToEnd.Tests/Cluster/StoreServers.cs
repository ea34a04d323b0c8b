using CryptoLock.Testing.Servers;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>The servers that a cluster can share.</summary>
internal static class StoreServers
{
    /// <summary>Why a cluster cannot run here; null when it can.</summary>
    public static string? MissingFor(ClusterStore store) => NginxServer.MissingBecause ?? store switch
    {
        ClusterStore.PostgreSql => PostgreSqlServer.MissingBecause,
        _ => throw new ArgumentOutOfRangeException(nameof(store)),
    };

    public static IStoreServer Start(ClusterStore store) => store switch
    {
        ClusterStore.PostgreSql => new PostgreSqlStoreServer(),
        _ => throw new ArgumentOutOfRangeException(nameof(store)),
    };
}
