using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CryptoLock.Testing.Servers;

/// <summary>A real Redis server of its own: own folder, own port, durable as in production unless told otherwise.</summary>
public sealed class RedisServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder;
    private readonly int _port;
    private readonly string[] _options;
    private Process _process;

    private RedisServer(string folder, int port, string[] options) =>
        (_folder, _port, _options, _process) = (folder, port, options, Launch(folder, port, options));

    /// <summary>Why there is no server on this machine; null when there is one.</summary>
    public static string? MissingBecause => Binary is null ? "Redis is not installed (Debian package redis-server)." : null;

    private static string? Binary { get; } =
        new[] { "/usr/bin/redis-server", "/usr/local/bin/redis-server" }.FirstOrDefault(File.Exists);

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port => _port;

    /// <summary>How to reach it, in the form of <c>ConnectionStrings:Storage</c>; without a password.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>A server that accepts connections; null where Redis is not installed.</summary>
    /// <param name="options">More of the server's own options, such as <c>--requirepass x</c>; the last of a name counts.</param>
    public static async Task<RedisServer?> TryStartAsync(params string[] options)
    {
        if (Binary is null)
        {
            return null;
        }

        var server = new RedisServer(Directory.CreateTempSubdirectory("cryptolock-redis-").FullName, FreePort(), options);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Stops it at once, as a crash would, keeping the data.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Starts it again after <see cref="Kill"/>.</summary>
    public async Task RestartAsync()
    {
        _process.Dispose();
        _process = Launch(_folder, _port, _options);
        await WaitUntilReadyAsync();
    }

    /// <summary>Lets it hang: connections stay open and nothing is answered.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>Lets it go on after <see cref="Pause"/>.</summary>
    public void Resume() => Signal("CONT");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Launch(string folder, int port, string[] options) => Process.Start(new ProcessStartInfo(Binary!,
    [
        "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder, "--logfile", "redis.log",
        "--save", "", "--appendonly", "yes", "--appendfsync", "always", .. options,
    ])
    { WorkingDirectory = "/" })!;

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)])!;
        kill.WaitForExit();
    }

    // A server that still reads its file accepts connections and says that it is loading.
    private async Task WaitUntilReadyAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await AnswersAsync(limit.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"Redis did not start: it ended with {_process.ExitCode}.");
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
            await using var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray(), cancellationToken);
            var answer = new byte[64];
            var length = await stream.ReadAsync(answer, cancellationToken);
            return Encoding.ASCII.GetString(answer, 0, length) is ['+', ..] or ['-', 'N', 'O', 'A', 'U', 'T', 'H', ..];
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
