using CryptoLock.Application.Prompts;

namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>A passage that can be quoted by itself.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Body">Its Markdown without the heading, not blank.</param>
/// <param name="DocumentId">The document it stands in.</param>
internal sealed record DocumentationSection(string Title, string Body, string DocumentId)
{
    /// <summary>The passage as an answer.</summary>
    public string Quote => $"**{Title}**\n\n{Body}";

    /// <summary>Cuts a document at its headings. A heading without any text of its own is no section.</summary>
    public static IReadOnlyList<DocumentationSection> Split(KnowledgeDocument document)
    {
        var sections = new List<DocumentationSection>();
        var (title, body, isCode) = (document.Title, new List<string>(), false);
        foreach (var line in document.Text.Split('\n'))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && HeadingOf(line) is { } heading)
            {
                Add(sections, title, body, document.Id);
                (title, body) = (heading, []);
            }
            else
            {
                body.Add(line);
            }
        }

        Add(sections, title, body, document.Id);
        return sections;
    }

    private static void Add(List<DocumentationSection> sections, string title, List<string> lines, string documentId)
    {
        var body = string.Join('\n', lines).Trim();
        if (body.Length > 0)
        {
            sections.Add(new(title, body, documentId));
        }
    }

    private static string? HeadingOf(string line)
    {
        var level = line.Length - line.TrimStart('#').Length;
        return level is >= 1 and <= 6 && line.Length > level && line[level] == ' ' ? line[level..].Trim() : null;
    }
}
