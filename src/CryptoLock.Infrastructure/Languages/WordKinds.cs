using System.Buffers;
using System.Text;
using CryptoLock.Application.Common;

namespace CryptoLock.Infrastructure.Languages;

/// <summary>Sorts the words of a text by what they say about its language.</summary>
internal static class WordKinds
{
    private const int LongestAcronym = 3;

    private static readonly SearchValues<char> PortugueseLetters = SearchValues.Create("ãõçÃÕÇ");

    /// <summary>The kinds of a text's words, in their order.</summary>
    /// <param name="words">Words as typed.</param>
    public static WordKind[] Of(IReadOnlyList<string> words)
    {
        var kinds = new WordKind[words.Count];
        var isShouted = !words.Any(w => w.Any(char.IsLower));
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = !isShouted && IsAcronym(words[i]) ? WordKind.Neutral : KindOf(words, i);
        }

        return kinds;
    }

    private static WordKind KindOf(IReadOnlyList<string> words, int index)
    {
        var word = words[index];
        var simple = Simplify(word);
        return ListedKind(word, simple) switch
        {
            WordKind.SureEnglish when simple is "you" && IsAfterThank(words, index) => WordKind.EnglishGreeting,
            WordKind.SureEnglish when simple is "whats" && IsWhatsApp(words, index) => WordKind.Neutral,
            WordKind.Portuguese when IsParticle(simple) && index + 1 < words.Count && IsCapitalised(words[index + 1]) => WordKind.Name,
            WordKind.Unknown when HasPortugueseLetter(word) => IsCapitalised(word) ? WordKind.PortugueseGreeting : WordKind.Portuguese,
            WordKind.Unknown when index > 0 && IsCapitalised(word) => WordKind.Name,
            var kind => kind,
        };
    }

    private static WordKind ListedKind(string word, string simple) =>
        IsLaughter(simple) ? WordKind.PortugueseGreeting
        : !Ascii.IsValid(word) && WordLists.KindOf(word.ToLowerInvariant()) is var kind and not WordKind.Unknown ? kind
        : WordLists.KindOf(simple);

    // "EU" is not "eu", nor "OS" "os".
    private static bool IsAcronym(string word) => word.Length is > 1 and <= LongestAcronym && word.All(char.IsUpper);

    private static bool IsCapitalised(string word) => word.Length > 1 && char.IsUpper(word[0]) && char.IsLower(word[1]);

    private static bool IsAfterThank(IReadOnlyList<string> words, int index) =>
        index > 0 && words[index - 1].Equals("thank", StringComparison.OrdinalIgnoreCase);

    // Brazilians call it "whats"; English asks "what's" at the beginning, or after a greeting.
    private static bool IsWhatsApp(IReadOnlyList<string> words, int index) =>
        (index > 0 && WordLists.KindOf(Simplify(words[index - 1])) is not WordKind.EnglishGreeting)
        || (index + 1 < words.Count && words[index + 1].Equals("app", StringComparison.OrdinalIgnoreCase));

    // "José da Silva e Souza", "São Paulo".
    private static bool IsParticle(string simple) => simple is "da" or "de" or "do" or "das" or "dos" or "e" or "sao";

    private static bool HasPortugueseLetter(string word) =>
        word.AsSpan().ContainsAny(PortugueseLetters)
        || word.Contains("a\u0303", StringComparison.OrdinalIgnoreCase)
        || word.Contains("o\u0303", StringComparison.OrdinalIgnoreCase)
        || word.Contains("c\u0327", StringComparison.OrdinalIgnoreCase);

    // Brazilians laugh "kkkk".
    private static bool IsLaughter(string simple) => simple.Length >= 3 && !simple.AsSpan().ContainsAnyExcept('k');

    private static bool HasRun(string word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2])
            {
                return true;
            }
        }

        return false;
    }

    // "oiiii" is "oi".
    private static string Simplify(string word)
    {
        var folded = TextFolding.Fold(word);
        if (!HasRun(folded) || IsLaughter(folded))
        {
            return folded;
        }

        var simple = "";
        for (var i = 0; i < folded.Length; i++)
        {
            var isRun = (i >= 2 && folded[i] == folded[i - 1] && folded[i] == folded[i - 2])
                || (i >= 1 && i + 1 < folded.Length && folded[i] == folded[i - 1] && folded[i] == folded[i + 1]);
            simple += isRun ? "" : folded[i];
        }

        return simple;
    }
}
