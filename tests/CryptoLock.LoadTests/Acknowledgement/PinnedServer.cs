using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CryptoLock.EndToEnd.Tests;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>A server on the measured core, with a folder of its own.</summary>
internal sealed class PinnedServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly string _folder;
    private readonly Task _output;

    private PinnedServer(IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> environment)
    {
        Url = ServiceProcess.FreeUrl();
        _folder = Directory.CreateTempSubdirectory("cryptolock-ack-").FullName;
        var start = new ProcessStartInfo("taskset", ["--cpu-list", Cores.Measured, .. command])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = Url.ToString();
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
        _output = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public Uri Url { get; }

    public IPEndPoint Endpoint => new(IPAddress.Loopback, Url.Port);

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Its settings.</param>
    /// <exception cref="InvalidOperationException">It ended.</exception>
    /// <exception cref="TimeoutException">It is not ready after a minute.</exception>
    public static async Task<PinnedServer> StartAsync(IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> environment)
    {
        var server = new PinnedServer(command, environment);
        try
        {
            await server.WaitUntilReadyAsync(command[0]);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitUntilReadyAsync(string name)
    {
        var waited = Stopwatch.StartNew();
        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);
        while (!await IsReadyAsync(http))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"{name} ended with {_process.ExitCode}.");
            }

            if (waited.Elapsed > StartLimit)
            {
                throw new TimeoutException($"{name} was not ready in time.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private async Task<bool> IsReadyAsync(HttpMessageInvoker http)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Url, "/health/ready"));
            using var response = await http.SendAsync(request, CancellationToken.None);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            return false;
        }
    }
}
