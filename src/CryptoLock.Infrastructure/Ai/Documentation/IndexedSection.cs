namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>A section with its search terms.</summary>
internal sealed class IndexedSection(DocumentationSection section, int documentNumber)
{
    public DocumentationSection Section => section;

    /// <summary>The place of its document among those of the language, from 0.</summary>
    public int DocumentNumber => documentNumber;

    public IReadOnlyList<string> TitleTerms { get; } = [.. SearchTerms.Of(section.Title)];

    public IReadOnlyList<string> BodyTerms { get; } = [.. SearchTerms.Of(section.Body)];

    /// <summary>Every term of title and body.</summary>
    public IReadOnlySet<string> Terms { get; } =
        SearchTerms.Of(section.Title).Concat(SearchTerms.Of(section.Body)).ToHashSet();

    /// <summary>The part of the title's terms that were asked for, 0 to 1.</summary>
    public double TitleCoveredBy(IReadOnlyList<string> terms) =>
        TitleTerms.Count == 0 ? 0 : (double)TitleTerms.Count(terms.Contains) / TitleTerms.Count;
}

/// <summary>A section as an answer to a question.</summary>
/// <param name="Section">The section.</param>
/// <param name="Coverage">The part of what was asked that it speaks of, 0 to 1.</param>
/// <param name="TellingTerms">How many terms it shares with the question that do not stand in many sections.</param>
/// <param name="TitleCoverage">The part of its title that was asked for, 0 to 1.</param>
/// <param name="DocumentNumber">The place of its document; a prompt names the better documents first.</param>
/// <param name="Rank">bm25 as SQLite gives it: the lower, the better.</param>
internal sealed record DocumentationMatch(
    DocumentationSection Section, double Coverage, int TellingTerms, double TitleCoverage, int DocumentNumber, double Rank)
{
    private const double Enough = 0.6;
    private const double EnoughOfALongQuestion = 0.45;

    /// <summary>Whether it may be given as the answer: it speaks of most of what was asked, and not only in passing.</summary>
    public bool IsRelevant => TellingTerms == 0
        ? Coverage >= Enough && TitleCoverage > 0
        : Coverage >= Enough || (Coverage >= EnoughOfALongQuestion && TellingTerms >= 2);
}
