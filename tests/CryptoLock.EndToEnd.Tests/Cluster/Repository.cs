namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "CryptoLock.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
