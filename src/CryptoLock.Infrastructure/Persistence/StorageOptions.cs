namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Which store is used. Its place is the connection string <c>ConnectionStrings:Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Storage";

    /// <summary>The store. Default <see cref="StorageProvider.Sqlite"/>.</summary>
    public StorageProvider Provider { get; set; }

    /// <summary>
    /// What every key in Redis begins with, so that several installations can share a server. 1 to 64 printable ASCII characters without
    /// spaces and braces; default <c>cryptolock:</c>. Other stores do not use it.
    /// </summary>
    public string KeyPrefix { get; set; } = "cryptolock:";
}
