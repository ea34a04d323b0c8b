using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CryptoLock.Testing.Servers;

/// <summary>What all servers that tests start have in common.</summary>
internal static class LocalServers
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>The path of a program; null when it is not installed.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
        .Concat(["/usr/sbin", "/usr/local/sbin"])
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a program that stays. What it writes is read and forgotten: one whose pipe is full hangs.</summary>
    public static Process Launch(string program, params IEnumerable<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended, or does not listen in time; the message says what it wrote meanwhile.</exception>
    public static void WaitUntilListening(Process process, int port)
    {
        var errors = new StringBuilder();
        process.ErrorDataReceived += Keep;
        try
        {
            WaitUntilListening(process, port, errors);
        }
        finally
        {
            process.ErrorDataReceived -= Keep;
        }

        void Keep(object sender, DataReceivedEventArgs line) => errors.AppendLine(line.Data);
    }

    private static void WaitUntilListening(Process process, int port, StringBuilder errors)
    {
        var waited = Stopwatch.StartNew();
        while (!IsListening(port))
        {
            if (process.WaitForExit(Glance))
            {
                process.WaitForExit();
                throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}: {errors}");
            }

            if (waited.Elapsed > StartLimit)
            {
                throw new InvalidOperationException($"{process.StartInfo.FileName} does not listen on {port}.");
            }
        }
    }

    private static bool IsListening(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
