namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>Chooses what to quote of what was found.</summary>
internal static class Passages
{
    private const int Most = 3;
    private const int LongestText = 1500;

    /// <summary>One passage for each thing asked, in the order asked: at most three, and not too much to read.</summary>
    /// <param name="found">Sentences with the passage that answers each.</param>
    public static IReadOnlyList<DocumentationSection> Choose(
        IReadOnlyList<(CustomerSentence Sentence, DocumentationMatch Match)> found)
    {
        // "I have a question about PSPM. What does it block?" asks one thing.
        var asked = found.Where(f => f.Sentence.IsQuestion || f.Match.TellingTerms > 0).ToList();
        var chosen = new List<DocumentationSection>();
        foreach (var section in (asked.Count > 0 ? asked : found).Select(f => f.Match.Section).Distinct().Take(Most))
        {
            if (chosen.Count > 0 && chosen.Sum(s => s.Quote.Length) + section.Quote.Length > LongestText)
            {
                break;
            }

            chosen.Add(section);
        }

        return chosen;
    }
}
