using System.Diagnostics;
using System.Globalization;

namespace CryptoLock.Testing.Servers;

/// <summary>A real nginx with the configuration that is shipped in <c>deploy/nginx</c>, in front of instances of the service.</summary>
public sealed class NginxServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cryptolock-nginx-").FullName;
    private readonly Process _process;

    private NginxServer(string configuration, IEnumerable<Uri> instances)
    {
        Prepare(configuration, instances);
        _process = LocalServers.Launch(Program!, ["-p", _folder, "-c", Path.Combine(_folder, "nginx.conf"), "-g", "daemon off; pid nginx.pid;"]);
    }

    /// <summary>Why there is no nginx on this machine; null when there is one.</summary>
    public static string? MissingBecause => Program is null ? "nginx is not installed (Debian package nginx)." : null;

    /// <summary>Its address.</summary>
    public Uri Url { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LocalServers.FreePort()}"));

    private static string? Program { get; } = LocalServers.Find("nginx");

    /// <summary>A server that accepts connections.</summary>
    /// <param name="configuration">The folder of the shipped configuration.</param>
    /// <param name="instances">The service's instances.</param>
    public static NginxServer Start(string configuration, IEnumerable<Uri> instances)
    {
        var server = new NginxServer(configuration, instances);
        LocalServers.WaitUntilListening(server._process, server.Url.Port);
        return server;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // SIGTERM, so that the master takes its workers along.
        using (var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            stop.WaitForExit();
        }

        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // All as shipped but for the two files that an installation writes itself.
    private void Prepare(string configuration, IEnumerable<Uri> instances)
    {
        foreach (var file in Directory.GetFiles(configuration, "*.conf"))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(_folder, "listen.conf"), $"listen 127.0.0.1:{Url.Port};\n");
        File.WriteAllLines(
            Path.Combine(_folder, "instances.conf"), instances.Select(url => $"server {url.Authority} max_fails=1 fail_timeout=2s;"));
    }
}
