using System.Diagnostics;
using System.Globalization;

namespace CryptoLock.EndToEnd.Tests.Outages;

/// <summary>A disk of its own that is soon full. Mounting takes root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 4;

    private readonly string _folder;
    private readonly string _filler;

    /// <param name="folder">Where it is mounted.</param>
    public SmallDisk(string folder)
    {
        (_folder, _filler) = (folder, Path.Combine(folder, "filler"));
        Directory.CreateDirectory(folder);
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={Megabytes}m"), "tmpfs", folder);
    }

    /// <summary>Why there is none on this machine; null when there is one.</summary>
    public static string? MissingBecause => Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? null : "Only root can mount a small disk.";

    /// <summary>Takes what is left of the space.</summary>
    public void Fill()
    {
        using var file = new FileStream(_filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[512];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Gives it back.</summary>
    public void Free() => File.Delete(_filler);

    /// <summary>Nothing can be written to it any more; nobody may have a file of it open for writing.</summary>
    public void Protect() => Run("mount", "-o", "remount,ro", _folder);

    public void Dispose() => Run("umount", "--lazy", _folder);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
        }
    }
}
