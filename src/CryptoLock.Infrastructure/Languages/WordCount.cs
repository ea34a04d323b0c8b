using System.Buffers;
using CryptoLock.Application.Common;

namespace CryptoLock.Infrastructure.Languages;

/// <summary>How many words of a text each language's lists know.</summary>
/// <param name="Words">Words that are not neutral.</param>
/// <param name="Portuguese">Portuguese words that are no greetings.</param>
/// <param name="English">English words that are no greetings.</param>
/// <param name="PortugueseGreetings">Portuguese greetings.</param>
/// <param name="EnglishGreetings">English greetings.</param>
internal readonly record struct WordCount(
    int Words, int Portuguese, int English, int PortugueseGreetings, int EnglishGreetings)
{
    private static readonly SearchValues<char> PortugueseLetters = SearchValues.Create("ãõçÃÕÇ");

    /// <summary>Whether a greeting of each language stands there and nothing else is known.</summary>
    public bool IsTornGreeting => Portuguese + English == 0 && PortugueseGreetings > 0 && EnglishGreetings > 0;

    /// <summary>Words that are no greetings of either language.</summary>
    public int WithoutGreetings => Words - PortugueseGreetings - EnglishGreetings;

    /// <summary>Counts.</summary>
    /// <param name="words">Words as typed, neutral ones taken out.</param>
    public static WordCount Of(IReadOnlyList<string> words)
    {
        var count = new WordCount(words.Count, 0, 0, 0, 0);
        foreach (var word in words)
        {
            count = count.With(word, Simplify(word));
        }

        return count;
    }

    /// <summary>Whether a word belongs to technical talk of either language.</summary>
    public static bool IsNeutral(string word) => WordLists.Neutral.Contains(Simplify(word));

    private WordCount With(string word, string simple) => simple switch
    {
        _ when IsLaughter(simple) || WordLists.PortugueseGreetings.Contains(simple) =>
            this with { PortugueseGreetings = PortugueseGreetings + 1 },
        _ when WordLists.EnglishGreetings.Contains(simple) => this with { EnglishGreetings = EnglishGreetings + 1 },
        _ when WordLists.Portuguese.Contains(simple) || HasPortugueseLetter(word) => this with { Portuguese = Portuguese + 1 },
        _ when WordLists.English.Contains(simple) => this with { English = English + 1 },
        _ => this,
    };

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
