using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>Publishes the service with failpoints, in folders of its own, so that the ordinary build stays as it is.</summary>
internal static class FailpointBuild
{
    /// <returns>The path of the service's dll.</returns>
    /// <exception cref="InvalidOperationException">The build failed.</exception>
    public static async Task<string> PublishAsync()
    {
        var built = typeof(FailpointBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ServicePath").Value!;
        var project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(built)!, "../../.."));
        var artifacts = Path.GetFullPath(Path.Combine(project, "../../artifacts/failpoints"));
        var output = Path.Combine(artifacts, "service");
        await RunAsync(
            "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:Failpoints=true", "-p:RunAnalyzers=false", "--artifacts-path", artifacts, "-o", output, "--nologo", "-v", "quiet", "-nodeReuse:false");
        return Path.Combine(output, "CryptoLock.Api.dll");
    }

    private static async Task RunAsync(params string[] arguments)
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await dotnet.StandardOutput.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        if (dotnet.ExitCode != 0)
        {
            throw new InvalidOperationException($"The service could not be built with failpoints:\n{output}");
        }
    }
}
