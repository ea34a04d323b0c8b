using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Reads documentation files. A file's name tells its id and language: <c>pspm.pt.md</c> is <c>pspm-pt</c>.</summary>
internal static class KnowledgeReader
{
    /// <summary>The full path of a file that a prompt names.</summary>
    /// <exception cref="PromptFileException">It lies outside the prompt's folder.</exception>
    public static string PathOf(string promptFile, KnowledgeReference reference)
    {
        var folder = Path.GetDirectoryName(promptFile)!;
        var path = Path.GetFullPath(reference.Path, folder);
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new PromptFileException(promptFile, reference.At, "a knowledge file must lie in the prompt's folder.");
    }

    /// <summary>Reads a file.</summary>
    public static KnowledgeDocument Read(string promptFile, KnowledgeReference reference, string path)
    {
        var (id, language) = Identify(Path.GetFileName(path)) ?? throw new PromptFileException(
            promptFile, reference.At, "a knowledge file's name is '<id>.<language>.md', such as pspm.pt.md.");
        var text = File.Exists(path)
            ? PromptText.Read(path).Trim()
            : throw new PromptFileException(promptFile, reference.At, $"the knowledge file '{reference.Path}' does not exist.");

        var title = text.Split('\n').FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();
        return string.IsNullOrEmpty(title)
            ? throw new PromptFileException(path, "needs a title: a line that begins with '# '.")
            : new(id, language, title, text);
    }

    private static (string Id, Language Language)? Identify(string name) => name.Split('.') switch
    {
        [var id, { Length: 2 } code, "md"] when IsId(id) && code.All(char.IsAsciiLetterLower) =>
            ($"{id}-{code}", Language.FromCode(code)),
        _ => null,
    };

    private static bool IsId(string id) =>
        id.Length > 0 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
}
