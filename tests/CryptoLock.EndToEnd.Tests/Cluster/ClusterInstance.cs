using CryptoLock.Testing.Servers;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>One instance: a process, its folder, and its own wire to the store, which can be cut.</summary>
/// <param name="url">Where it listens.</param>
/// <param name="wire">Its way to the store.</param>
/// <param name="settings">Its settings.</param>
/// <param name="service">Another build of the service than the usual one; null for that.</param>
internal sealed class ClusterInstance(Uri url, TcpProxy wire, IReadOnlyDictionary<string, string?> settings, string? service) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cryptolock-instance-").FullName;

    private ServiceProcess? _process;

    public Uri Url => url;

    public TcpProxy Wire => wire;

    public ServiceProcess Process => _process ?? throw new InvalidOperationException("It was not started.");

    /// <summary>Starts it and returns when it is ready.</summary>
    /// <param name="more">Settings of this start besides the usual ones.</param>
    public async Task StartAsync(IReadOnlyDictionary<string, string?>? more = null)
    {
        _process = ServiceProcess.Launch(_folder, url, Settings.Merge(settings, more ?? new Dictionary<string, string?>()), service);
        await Process.WaitUntilReadyAsync();
    }

    /// <summary>SIGTERM, then a new process.</summary>
    /// <exception cref="InvalidOperationException">It did not end in order.</exception>
    public async Task ReplaceAsync()
    {
        await Process.TerminateAsync();
        if (Process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The service ended with {Process.ExitCode}:\n{Process.Output}");
        }

        await Process.DisposeAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await (_process?.DisposeAsync() ?? ValueTask.CompletedTask);
        wire.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
