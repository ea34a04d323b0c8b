namespace CryptoLock.Infrastructure.Languages;

/// <summary>How many words of a text each language's lists know.</summary>
/// <param name="Words">Words that may tell something.</param>
/// <param name="Portuguese">Portuguese words that are no greetings; sure ones count twice.</param>
/// <param name="English">English words that are neither greetings nor loans; sure ones count twice.</param>
/// <param name="EnglishLoans">English words that Portuguese texts borrow.</param>
/// <param name="PortugueseGreetings">Portuguese greetings.</param>
/// <param name="EnglishGreetings">English greetings.</param>
/// <param name="Spanish">Words that are Spanish and not Portuguese.</param>
internal readonly record struct WordCount(
    int Words, int Portuguese, int English, int EnglishLoans, int PortugueseGreetings, int EnglishGreetings, int Spanish)
{
    /// <summary>English words that are no greetings.</summary>
    public int AnyEnglish => English + EnglishLoans;

    /// <summary>Whether a greeting of each language stands there and nothing else is known.</summary>
    public bool IsTornGreeting => Portuguese + AnyEnglish == 0 && PortugueseGreetings > 0 && EnglishGreetings > 0;

    /// <summary>Words that are no greetings of either language.</summary>
    public int WithoutGreetings => Words - PortugueseGreetings - EnglishGreetings;

    /// <summary>Counts.</summary>
    /// <param name="kinds">The kinds of a text's words.</param>
    public static WordCount Of(ReadOnlySpan<WordKind> kinds)
    {
        Span<int> counts = stackalloc int[(int)WordKind.Spanish + 1];
        foreach (var kind in kinds)
        {
            counts[(int)kind]++;
        }

        return new(
            kinds.Length - counts[(int)WordKind.Neutral] - counts[(int)WordKind.Name],
            counts[(int)WordKind.Portuguese] + (2 * counts[(int)WordKind.SurePortuguese]),
            counts[(int)WordKind.English] + (2 * counts[(int)WordKind.SureEnglish]),
            counts[(int)WordKind.EnglishLoan],
            counts[(int)WordKind.PortugueseGreeting],
            counts[(int)WordKind.EnglishGreeting],
            counts[(int)WordKind.Spanish]);
    }
}
