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
        if (count.Portuguese + count.AnyEnglish > 0)
        {
            return IsClearlyPortuguese(count) ? new(Language.Portuguese, true)
                : IsClearlyEnglish(count) ? new(Language.English, true)
                : Outweighs(count.Portuguese, count.AnyEnglish) ? new(Language.Portuguese, false)
                : Outweighs(count.AnyEnglish, count.Portuguese) ? new(Language.English, false)
                : null;
        }

        // Greetings are borrowed freely: they open a conversation in a language but never change one. With other words
        // around them that the lists do not know, they do not decide.
        var greetings = count.PortugueseGreetings + count.EnglishGreetings;
        return greetings == 0 || count.IsTornGreeting || greetings * 2 < count.Words
            ? null
            : new(count.PortugueseGreetings > 0 ? Language.Portuguese : Language.English, false);
    }

    /// <summary>Whether the lists know a word of a language and none against it, so that a model that is sure may be believed.</summary>
    /// <param name="count">The text's words, counted.</param>
    /// <param name="language">What the model says.</param>
    public static bool Supports(WordCount count, Language language) => language == Language.Portuguese
        ? count is { Portuguese: > 0, AnyEnglish: 0, Spanish: 0 }
        : count is { AnyEnglish: > 0, Portuguese: 0 };

    private static bool IsClearlyPortuguese(WordCount count) =>
        count.Portuguese >= 2
        && count.Portuguese > count.EnglishLoans
        && count is { English: 0, Spanish: 0 }
        && count.Portuguese * 3 >= count.Words;

    // An English word alone may be borrowed; one that makes a sentence, beside another, is not.
    private static bool IsClearlyEnglish(WordCount count) =>
        count is { English: > 0, AnyEnglish: >= 2, Portuguese: 0 }
        && count.AnyEnglish * 3 >= count.Words;

    private static bool Outweighs(int words, int others) => words >= (2 * others) + 1;
}
