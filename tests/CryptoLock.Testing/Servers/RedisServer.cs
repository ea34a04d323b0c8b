using System.Diagnostics;
using System.Globalization;

namespace CryptoLock.Testing.Servers;

/// <summary>A real Redis server of its own: own folder, own port, append-only and synced at each write unless told otherwise.</summary>
public sealed class RedisServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cryptolock-redis-").FullName;
    private readonly string[] _settings;
    private Process _process;

    private RedisServer(string[] settings)
    {
        _settings = settings;
        _process = Launch();
    }

    /// <summary>Why there is no server on this machine; null when there is one.</summary>
    public static string? MissingBecause => Program is null ? "Redis is not installed (Debian package redis-server)." : null;

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; } = LocalServers.FreePort();

    /// <summary>How to reach it.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    private static string? Program { get; } = LocalServers.Find("redis-server");

    /// <summary>A server that accepts connections.</summary>
    /// <param name="settings">More settings, as on its command line: <c>--appendonly</c>, <c>no</c>.</param>
    public static RedisServer Start(params string[] settings)
    {
        var server = new RedisServer(settings);
        LocalServers.WaitUntilListening(server._process, server.Port);
        return server;
    }

    /// <summary>Kills it, as a crash would, keeping the data.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
    }

    /// <summary>Starts it again after <see cref="Kill"/>.</summary>
    public void Restart()
    {
        _process.Dispose();
        _process = Launch();
        LocalServers.WaitUntilListening(_process, Port);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Launch() => LocalServers.Launch(Program!,
    [
        "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder, "--save", string.Empty,
        "--appendonly", "yes", "--appendfsync", "always", .. _settings,
    ]);
}
