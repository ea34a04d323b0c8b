using System.Diagnostics;
using System.Globalization;

namespace CryptoLock.Testing.Servers;

/// <summary>A real PostgreSQL server of its own: own folder, own port, durable as in production.</summary>
public sealed class PostgreSqlServer : IDisposable
{
    private readonly string _folder;
    private readonly int _port;
    private Process _process;

    private PostgreSqlServer(string folder, int port) => (_folder, _port, _process) = (folder, port, Launch(folder, port));

    /// <summary>Why there is no server on this machine; null when there is one.</summary>
    public static string? MissingBecause => Binaries is null ? "PostgreSQL is not installed (Debian package postgresql)." : null;

    private static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "postgres"))).Max()
        : null;

    /// <summary>A server that accepts connections.</summary>
    public static PostgreSqlServer Start()
    {
        var folder = Directory.CreateTempSubdirectory("cryptolock-postgresql-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", folder);
        }

        Run(AsPostgres("initdb", "--pgdata", folder, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-locale"));
        var server = new PostgreSqlServer(folder, LocalServers.FreePort());
        server.WaitUntilReady();
        return server;
    }

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port => _port;

    /// <summary>How to reach a database; it is created when it does not exist.</summary>
    /// <param name="database">Its name: lower-case letters, digits and underscores.</param>
    /// <param name="through">The port of a proxy on the way; null for none.</param>
    public string ConnectionStringTo(string database, int? through = null)
    {
        Run(AsPostgres("createdb", "--host", "127.0.0.1", "--port", PortText, "--username", "postgres", database), mayFail: true);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={through ?? _port};Database={database};Username=postgres;Maximum Pool Size=40;Include Error Detail=false");
    }

    /// <summary>Stops it at once, as a crash would, keeping the data.</summary>
    public void Kill() => Run(AsPostgres("pg_ctl", "stop", "--pgdata", _folder, "--mode", "immediate"), mayFail: true);

    /// <summary>Starts it again after <see cref="Kill"/>.</summary>
    public void Restart()
    {
        _process.Dispose();
        _process = Launch(_folder, _port);
        WaitUntilReady();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string PortText => _port.ToString(CultureInfo.InvariantCulture);

    private static Process Launch(string folder, int port) => Process.Start(AsPostgres(
        "postgres", "-D", folder, "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder,
        "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300", "-c", "log_min_messages=panic", "-c", "deadlock_timeout=100ms"))!;

    private void WaitUntilReady()
    {
        var waited = Stopwatch.StartNew();
        while (Run(AsPostgres("pg_isready", "--host", "127.0.0.1", "--port", PortText), mayFail: true) != 0)
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(30))
            {
                throw new TimeoutException("PostgreSQL did not start in time.");
            }
        }
    }

    // PostgreSQL refuses to run as root.
    private static ProcessStartInfo AsPostgres(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        return Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
    }

    private static void Run(string program, params string[] arguments) => Run(new ProcessStartInfo(program, arguments));

    private static int Run(ProcessStartInfo start, bool mayFail = false)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.WorkingDirectory = "/";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        var errors = process.StandardError.ReadToEndAsync();
        process.BeginOutputReadLine();
        process.WaitForExit();
        return process.ExitCode == 0 || mayFail
            ? process.ExitCode
            : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }
}
