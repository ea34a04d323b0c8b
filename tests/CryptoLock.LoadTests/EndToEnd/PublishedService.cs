using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>The service as the README says to build it for customers.</summary>
internal static class PublishedService
{
    /// <returns>The path of its dll: <c>CRYPTOLOCK_SERVICE</c>, or a fresh build.</returns>
    /// <exception cref="InvalidOperationException">The build failed.</exception>
    public static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("CRYPTOLOCK_SERVICE") is { Length: > 0 } given)
        {
            return Path.GetFullPath(given);
        }

        var built = typeof(PublishedService).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ServicePath").Value!;
        var project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(built)!, "../../.."));
        var output = Path.GetFullPath(Path.Combine(project, "../../artifacts/load/service"));
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", [
            "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-o", output, "--nologo", "-v", "quiet", "-nodeReuse:false"]) { RedirectStandardOutput = true })!;
        var text = await dotnet.StandardOutput.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        return dotnet.ExitCode == 0
            ? Path.Combine(output, "CryptoLock.Api.dll")
            : throw new InvalidOperationException($"The service could not be published:\n{text}");
    }
}
