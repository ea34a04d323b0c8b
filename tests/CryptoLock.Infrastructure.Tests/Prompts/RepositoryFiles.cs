namespace CryptoLock.Infrastructure.Tests.Prompts;

/// <summary>Files of the repository that tests read where they lie.</summary>
internal static class RepositoryFiles
{
    public static string PathOf(string relative)
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CryptoLock.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, relative);
    }
}
