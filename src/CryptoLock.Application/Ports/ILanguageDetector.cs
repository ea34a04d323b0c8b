using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Ports;

/// <summary>Recognises the language of a text. Thread-safe.</summary>
public interface ILanguageDetector
{
    /// <summary>Guesses among the configured languages.</summary>
    /// <param name="text">What a customer typed.</param>
    /// <returns>Null when the text says nothing about its language, such as "ok" or a number.</returns>
    LanguageGuess? Detect(string text);
}

/// <summary>A guess at a language.</summary>
/// <param name="Language">The most likely language.</param>
/// <param name="IsClear">Whether the text leaves no real doubt: enough to change a language that was already decided.</param>
public sealed record LanguageGuess(Language Language, bool IsClear);
