using CryptoLock.Testing.Servers;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>The servers that a cluster can share.</summary>
internal static class StoreServers
{
    /// <summary>Why a cluster cannot run here; null when it can.</summary>
    public static string? MissingFor(ClusterStore store) => NginxServer.MissingBecause ?? store switch
    {
        ClusterStore.PostgreSql => PostgreSqlServer.MissingBecause,
        ClusterStore.Redis => RedisServer.MissingBecause,
        _ => throw new ArgumentOutOfRangeException(nameof(store)),
    };

    public static async Task<IStoreServer> StartAsync(ClusterStore store) => store switch
    {
        ClusterStore.PostgreSql => new PostgreSqlStoreServer(),
        ClusterStore.Redis => await RedisStoreServer.StartAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(store)),
    };
}
