using CryptoLock.EndToEnd.Tests.Faults;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>The real server that instances share, and what it says happened.</summary>
internal interface IStoreServer : IDisposable
{
    /// <summary>Where it listens on 127.0.0.1.</summary>
    int Port { get; }

    /// <summary>The service's settings for it.</summary>
    /// <param name="port">The port of the proxy on the way.</param>
    IReadOnlyDictionary<string, string?> SettingsThrough(int port);

    /// <summary>All of it.</summary>
    Task<Ledger> ReadAsync();

    /// <summary>Customers' messages from before a moment that have no outcome yet, and unsent parts that answer such messages.</summary>
    Task<long> CountOpenAsync(DateTimeOffset before);

    /// <summary>Ends it as a crash would.</summary>
    void Kill();

    /// <summary>Starts it again with its data.</summary>
    Task RestartAsync();
}
