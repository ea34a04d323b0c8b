namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Which store is used. Its place is the connection string <c>ConnectionStrings:Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Storage";

    /// <summary>The store. Default <see cref="StorageProvider.Sqlite"/>.</summary>
    public StorageProvider Provider { get; set; }

    /// <summary>
    /// How long the store may take for a customer's message before the channel is asked to send it again. Default 5 s; 0.5 s to
    /// 12 s, as Twilio waits 15 s.
    /// </summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// What every key in Redis begins with, so that several installations can share a server. 1 to 64 printable ASCII characters without
    /// spaces and braces; default <c>cryptolock:</c>. Other stores do not use it.
    /// </summary>
    public string KeyPrefix { get; set; } = "cryptolock:";
}
