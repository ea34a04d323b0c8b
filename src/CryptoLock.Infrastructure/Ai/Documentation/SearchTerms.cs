using CryptoLock.Application.Common;

namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>Turns text into search terms: folded, without stop words, reduced to stems. Documents and questions alike.</summary>
internal static class SearchTerms
{
    private const int ShortestStem = 3;

    // Longest first. Both languages at once: customers mix them, and a stem only has to meet itself.
    private static readonly string[] Endings =
    [
        "amentos", "imentos", "amento", "imento", "izacoes", "ations", "acoes", "icoes", "ation", "acao", "icao", "ating",
        "antes", "ante", "mente", "iveis", "avel", "ivel", "ando", "endo", "indo", "ados", "adas", "idos", "idas", "ates",
        "ated", "ado", "ada", "ido", "ida", "ing", "ies", "ate", "oes", "ais", "eis", "aram", "iam", "ava", "ied", "ed", "es",
        "ar", "er", "ir", "am", "em", "ou", "ei", "ao", "s", "y",
    ];

    /// <summary>The terms of a text, in order, repeats included.</summary>
    public static IEnumerable<string> Of(string text) =>
        Words(text).Where(w => !IsLetter(w) && !StopWords.Contains(w)).Select(Stem);

    /// <summary>The words of a text, folded, in order.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var folded = TextFolding.Fold(text);
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && char.IsLetterOrDigit(folded[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                yield return folded[start..i];
                start = -1;
            }
        }
    }

    private static bool IsLetter(string word) => word.Length == 1 && char.IsLetter(word[0]);

    private static string Stem(string word)
    {
        var ending = Endings.FirstOrDefault(e => word.Length - e.Length >= ShortestStem && word.EndsWith(e, StringComparison.Ordinal));
        var stem = ending is null ? word : word[..^ending.Length];
        while (stem.Length > ShortestStem && stem[^1] is 'a' or 'e' or 'i' or 'o' or 'u')
        {
            stem = stem[..^1];
        }

        return stem;
    }
}
