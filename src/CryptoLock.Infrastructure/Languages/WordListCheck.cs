using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Languages;

/// <summary>Guesses between Portuguese and English from word lists, in microseconds; most short messages need no more.</summary>
internal static class WordListCheck
{
    /// <summary>A guess, if the lists suffice for one.</summary>
    /// <param name="count">The text's words, counted.</param>
    /// <returns>Null when they do not.</returns>
    public static LanguageGuess? Guess(WordCount count)
    {
        if (count.Portuguese + count.English > 0)
        {
            return Outweighs(count.Portuguese, count.English) ? new(Language.Portuguese, IsClear(count, count.Portuguese, count.English))
                : Outweighs(count.English, count.Portuguese) ? new(Language.English, IsClear(count, count.English, count.Portuguese))
                : null;
        }

        // Greetings are borrowed freely: they open a conversation in a language but never change one. With other words
        // around them that the lists do not know, they do not decide.
        var greetings = count.PortugueseGreetings + count.EnglishGreetings;
        return greetings == 0 || count.IsTornGreeting || greetings * 2 < count.Words
            ? null
            : new(count.PortugueseGreetings > 0 ? Language.Portuguese : Language.English, false);
    }

    private static bool Outweighs(int words, int others) => words >= (2 * others) + 1;

    private static bool IsClear(WordCount count, int words, int others) =>
        count.Words >= 3 && words >= 2 && others == 0 && words * 3 >= count.Words;
}
