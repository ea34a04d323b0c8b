using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace CryptoLock.EndToEnd.Tests;

/// <summary>The service as a user starts it: a process of its own, in a folder of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const int Killed = 128 + 9;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    // Another build of the service, such as a published one, can be measured and tortured in its place.
    public static readonly string Service = Environment.GetEnvironmentVariable("CRYPTOLOCK_SERVICE") ?? Path.GetFullPath(typeof(ServiceProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ServicePath").Value!);

    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private ServiceProcess(string folder, Uri url, IReadOnlyDictionary<string, string?> environment, string service)
    {
        (Folder, Url) = (folder, url);
        var start = new ProcessStartInfo("dotnet", [service])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = url.ToString();
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Folder { get; }

    public Uri Url { get; }

    public int ProcessId => _process.Id;

    public int ExitCode => _process.ExitCode;

    public bool HasExited => _process.HasExited;

    public double ResidentMegabytes => Refreshed.WorkingSet64 / 1e6;

    public double PeakMegabytes => Refreshed.PeakWorkingSet64 / 1e6;

    public TimeSpan ProcessorTime => Refreshed.TotalProcessorTime;

    private Process Refreshed
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public static ServiceProcess Launch(string folder, Uri url, IReadOnlyDictionary<string, string?> environment, string? service = null) =>
        new(folder, url, environment, service ?? Service);

    public static async Task<ServiceProcess> StartAsync(string folder, Uri url, IReadOnlyDictionary<string, string?> environment)
    {
        var service = Launch(folder, url, environment);
        await service.WaitUntilReadyAsync();
        return service;
    }

    public async Task WaitForExitAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        await _process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Whether it ends by itself within that time.</summary>
    public async Task<bool> ExitsAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(limit.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        return _process.HasExited;
    }

    /// <summary>Kills it, or learns how it was killed.</summary>
    /// <exception cref="InvalidOperationException">It had ended in another way than by SIGKILL.</exception>
    public async Task EndAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        if (_process.ExitCode != Killed)
        {
            throw new InvalidOperationException($"The service ended with {_process.ExitCode}:\n{Output}");
        }
    }

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: what an orchestrator sends before it loses patience.</summary>
    public async Task TerminateAsync()
    {
        Signal("TERM");
        await WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it does nothing any more, while its connections look alive.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>SIGCONT after <see cref="Pause"/>: to the process no time has passed.</summary>
    public void Resume() => Signal("CONT");

    /// <summary>Whether it was stopped by a signal.</summary>
    public bool IsPaused => File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ")[1].StartsWith('T');

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <exception cref="InvalidOperationException">It ended.</exception>
    /// <exception cref="TimeoutException">It is not ready after a minute.</exception>
    public async Task WaitUntilReadyAsync()
    {
        if (!await BecomesReadyAsync())
        {
            throw new InvalidOperationException($"The service ended with {_process.ExitCode}:\n{Output}");
        }
    }

    /// <summary>Waits until it is ready; false when it ended before.</summary>
    /// <exception cref="TimeoutException">It is not ready after a minute.</exception>
    public async Task<bool> BecomesReadyAsync()
    {
        using var http = new SocketsHttpHandler();
        using var client = new HttpMessageInvoker(http);
        var started = Stopwatch.StartNew();
        while (started.Elapsed < StartLimit)
        {
            if (_process.HasExited)
            {
                return false;
            }

            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Url, "/health/ready"));
                using var response = await client.SendAsync(request, CancellationToken.None);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return true;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
            {
                // Not listening yet, or not any more.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        throw new TimeoutException($"The service was not ready in time:\n{Output}");
    }

    /// <summary>Waits until it has written something.</summary>
    /// <exception cref="TimeoutException">It has not, in that time.</exception>
    public async Task WaitForOutputAsync(string text, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (waited.Elapsed > patience)
            {
                throw new TimeoutException($"The service did not write \"{text}\":\n{Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>What a path answers.</summary>
    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var http = new SocketsHttpHandler();
        using var client = new HttpMessageInvoker(http);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Url, path));
        using var response = await client.SendAsync(request, CancellationToken.None);
        return response.StatusCode;
    }

    /// <summary>Waits until it tells whether it can take in messages, and returns how long that took.</summary>
    /// <exception cref="TimeoutException">It did not in a minute.</exception>
    public async Task<TimeSpan> WaitUntilReadinessIsAsync(HttpStatusCode status)
    {
        var waited = Stopwatch.StartNew();
        while (await StatusOfAsync("/health/ready") != status)
        {
            if (waited.Elapsed > StartLimit)
            {
                throw new TimeoutException($"Readiness did not become {status}:\n{Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return waited.Elapsed;
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
