using System.Diagnostics;
using System.Reflection;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>The service as the README tells to publish it.</summary>
internal static class PublishedService
{
    /// <summary>Another build of the service, to be measured in the reference's place; null for the reference.</summary>
    public static string? Other => Environment.GetEnvironmentVariable("CRYPTOLOCK_OTHER_SERVICE") is { Length: > 0 } other ? other : null;

    /// <returns>The program that <c>CRYPTOLOCK_SERVICE</c> names, else one that is published now.</returns>
    /// <exception cref="InvalidOperationException">It could not be published.</exception>
    public static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("CRYPTOLOCK_SERVICE") is { Length: > 0 } given)
        {
            return given;
        }

        var built = typeof(PublishedService).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ServicePath").Value!;
        var project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(built)!, "../../.."));
        var output = Path.GetFullPath(Path.Combine(project, "../../artifacts/published"));
        using var dotnet = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", project, "-p:PublishProfile=linux-x64", "-o", output, "--nologo", "-v", "quiet", "-nodeReuse:false"]))!;
        await dotnet.WaitForExitAsync();
        return dotnet.ExitCode == 0
            ? Path.Combine(output, "CryptoLock.Api")
            : throw new InvalidOperationException("The service could not be published.");
    }
}
