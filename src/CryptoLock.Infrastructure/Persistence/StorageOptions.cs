namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Which store is used. Its place is the connection string <c>ConnectionStrings:Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Storage";

    /// <summary>The store. Default <see cref="StorageProvider.Sqlite"/>.</summary>
    public StorageProvider Provider { get; set; }
}
