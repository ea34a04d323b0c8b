namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>A store that instances can share.</summary>
internal enum ClusterStore
{
    /// <summary>One PostgreSQL server.</summary>
    PostgreSql,

    /// <summary>One Redis server that writes its file before it answers.</summary>
    Redis,
}
