namespace CryptoLock.Api.Tests.Hosting;

/// <summary>The checkout that the tests run from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    private static string FindRoot(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("The tests do not run inside the repository."),
        _ when File.Exists(Path.Combine(folder.FullName, "CryptoLock.sln")) => folder.FullName,
        _ => FindRoot(folder.Parent),
    };
}
