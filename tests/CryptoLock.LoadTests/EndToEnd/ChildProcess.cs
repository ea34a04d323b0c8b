using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>A program beside this one. Its output goes to a file, so that reading it costs nobody anything.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const double TicksPerSecond = 100;
    private readonly Process _process;

    private ChildProcess(Process process, string log) => (_process, Log) = (process, log);

    public string Log { get; }

    public bool HasExited => _process.HasExited;

    public double ResidentMegabytes => Status("VmRSS:") / 1e3;

    public double PeakMegabytes => Status("VmHWM:") / 1e3;

    /// <summary>User and system time that it has used.</summary>
    public double ProcessorSeconds
    {
        get
        {
            // The name of the program, in parentheses, may hold spaces; what follows does not.
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[11..13].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <param name="folder">Where it runs and keeps its log.</param>
    /// <param name="program">A program, or the dll of one.</param>
    /// <param name="arguments">Its arguments, without spaces.</param>
    /// <param name="environment">Its settings.</param>
    public static ChildProcess Start(
        string folder, string program, string arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var host = program.EndsWith(".dll", StringComparison.Ordinal) ? "dotnet " : string.Empty;
        var log = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(program)}.log");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec {host}'{program}' {arguments} >> '{log}' 2>&1"])
        {
            WorkingDirectory = folder,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return new ChildProcess(Process.Start(start)!, log);
    }

    /// <summary>Asks it until it answers with success.</summary>
    /// <exception cref="InvalidOperationException">It ended, or is not ready after a minute.</exception>
    public async Task WaitForAsync(Uri address)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(5) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(1) && !HasExited;)
        {
            try
            {
                using var response = await http.GetAsync(address);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or SocketException or OperationCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        throw new InvalidOperationException($"It did not get ready: {await File.ReadAllTextAsync(Log)}");
    }

    /// <summary>Forgets the highest memory so far, so that a part of a run can be measured.</summary>
    public void ResetPeak() => File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private double Status(string field)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(text => text.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line.AsSpan(field.Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) * 1.024;
    }
}
