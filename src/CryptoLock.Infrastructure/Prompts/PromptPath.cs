namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Finds the active prompt's file.</summary>
internal static class PromptPath
{
    private static readonly string[] Extensions = [".yaml", ".yml"];

    /// <summary>Finds the file.</summary>
    /// <param name="options">What is configured.</param>
    /// <param name="roots">Where relative paths are looked for, in this order.</param>
    /// <returns>A full path. The file may be missing: then it is where it was looked for first.</returns>
    public static string Resolve(PromptOptions options, IReadOnlyList<string> roots)
    {
        string[] candidates =
        [
            .. IsFile(options.Active) ? roots.Select(r => Path.GetFullPath(options.Active, r)) : [],
            .. roots.SelectMany(r => InDirectory(options, r)),
        ];
        return Array.Find(candidates, File.Exists) ?? candidates[0];
    }

    private static IEnumerable<string> InDirectory(PromptOptions options, string root)
    {
        var directory = Path.GetFullPath(options.Directory, root);
        return IsFile(options.Active)
            ? [Path.GetFullPath(options.Active, directory)]
            : Extensions.Select(e => Path.GetFullPath(options.Active + e, directory));
    }

    private static bool IsFile(string active) => Extensions.Any(e => active.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
