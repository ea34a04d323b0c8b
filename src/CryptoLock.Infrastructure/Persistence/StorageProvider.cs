namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Where conversations are kept.</summary>
public enum StorageProvider
{
    /// <summary>One file, for one instance.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, for any number of instances.</summary>
    PostgreSql,

    /// <summary>A Redis server with an append-only file, for any number of instances.</summary>
    Redis,

    /// <summary>This process's memory, for one instance; everything is lost when it ends.</summary>
    InMemory,
}
