using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>The sections of one language in a full-text index in memory. Not thread-safe.</summary>
internal sealed class DocumentationIndex : IDisposable
{
    // In a few sections everything stands everywhere.
    private const int FewestForCommon = 4;

    private readonly List<IndexedSection> _sections;
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly SqliteCommand _search;
    private readonly Dictionary<string, int> _frequencies;

    private DocumentationIndex(IReadOnlyList<DocumentationSection> sections)
    {
        Introduction = sections.Count == 0 ? null : sections[0];

        // Having only one section, a document has no introduction to set apart.
        List<string> documents = [.. sections.Select(s => s.DocumentId).Distinct()];
        _sections =
        [
            .. sections.Skip(sections.Count > 1 ? 1 : 0)
                .Select(s => new IndexedSection(s, documents.IndexOf(s.DocumentId))),
        ];
        _frequencies = _sections.SelectMany(s => s.Terms).CountBy(t => t).ToDictionary();
        _search = _connection.CreateCommand();
        Fill();
    }

    /// <summary>The first section: who speaks here and about what. Null when there is no documentation.</summary>
    public DocumentationSection? Introduction { get; }

    /// <summary>How many sections can be found.</summary>
    public int Count => _sections.Count;

    /// <summary>Indexes the documents of a language; those of another language only if there are none.</summary>
    /// <param name="prompt">The prompt with the documents.</param>
    /// <param name="language">The language.</param>
    public static DocumentationIndex Build(AssistantPrompt prompt, Language language)
    {
        var spoken = prompt.Documents.Any(d => d.Language == language) ? language
            : prompt.Documents.Any(d => d.Language == prompt.DefaultLanguage) ? prompt.DefaultLanguage
            : prompt.Documents.Select(d => d.Language).FirstOrDefault(language);
        return new([.. prompt.Documents.Where(d => d.Language == spoken).SelectMany(DocumentationSection.Split)]);
    }

    /// <summary>The section that answers best, if any answers well enough.</summary>
    public DocumentationMatch? Find(IReadOnlyList<string> terms)
    {
        var weight = terms.Sum(WeightOf);
        return Search(terms)
            .Select(hit => new DocumentationMatch(
                hit.Section.Section,
                terms.Where(hit.Section.Terms.Contains).Sum(WeightOf) / weight,
                terms.Count(t => hit.Section.Terms.Contains(t) && !IsCommon(t)),
                hit.Section.TitleCoveredBy(terms),
                hit.Section.DocumentNumber,
                hit.Rank))
            .Where(m => m.IsRelevant)
            .OrderByDescending(m => m.Coverage)
            .ThenByDescending(m => m.TitleCoverage)
            .ThenBy(m => m.DocumentNumber)
            .ThenBy(m => m.Rank)
            .FirstOrDefault();
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }

    // What stands in many sections, such as the product's name, tells little about what is asked.
    private double WeightOf(string term) => IsCommon(term) ? 0.25 : 1;

    private bool IsCommon(string term) =>
        _sections.Count >= FewestForCommon && 3 * _frequencies.GetValueOrDefault(term) > _sections.Count;

    private List<(IndexedSection Section, double Rank)> Search(IReadOnlyList<string> terms)
    {
        // Quoted, so that nothing a customer types is an operator.
        _search.Parameters["$query"].Value = string.Join(
            " OR ", terms.Select(t => $"\"{t.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        var hits = new List<(IndexedSection, double)>();
        using var reader = _search.ExecuteReader();
        while (reader.Read())
        {
            hits.Add((_sections[reader.GetInt32(0)], reader.GetDouble(1)));
        }

        return hits;
    }

    private void Fill()
    {
        _connection.Open();
        using (var create = _connection.CreateCommand())
        {
            create.CommandText =
                "CREATE VIRTUAL TABLE sections USING fts5(title, body, tokenize = \"unicode61 remove_diacritics 2\")";
            create.ExecuteNonQuery();
        }

        using (var insert = _connection.CreateCommand())
        {
            insert.CommandText = "INSERT INTO sections (rowid, title, body) VALUES ($id, $title, $body)";
            foreach (var (number, section) in _sections.Index())
            {
                insert.Parameters.Clear();
                insert.Parameters.AddWithValue("$id", number);
                insert.Parameters.AddWithValue("$title", string.Join(' ', section.TitleTerms));
                insert.Parameters.AddWithValue("$body", string.Join(' ', section.BodyTerms));
                insert.ExecuteNonQuery();
            }
        }

        _search.CommandText =
            "SELECT rowid, bm25(sections, 5.0, 1.0) FROM sections WHERE sections MATCH $query ORDER BY bm25(sections, 5.0, 1.0)";
        _search.Parameters.AddWithValue("$query", "");
    }
}
