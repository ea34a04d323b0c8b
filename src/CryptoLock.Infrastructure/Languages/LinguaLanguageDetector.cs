using CryptoLock.Application.Ports;
using Lingua;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Languages;

/// <summary>
/// Word lists first; Lingua's accurate mode only for what they leave open. Its models (about 60 MB) are loaded when the first
/// such text arrives. Should they be missing, the word lists go on alone.
/// </summary>
internal sealed partial class LinguaLanguageDetector : ILanguageDetector
{
    private const double Likely = 0.65;
    private const double Clear = 0.95;
    private const int ClearWords = 4;
    private const int ShortestLoneWord = 4;

    private readonly Domain.Conversations.Language[] _languages;
    private readonly bool _listsApply;
    private readonly Lazy<LanguageDetector?> _lingua;
    private readonly ILogger<LinguaLanguageDetector> _logger;

    /// <param name="options">The languages.</param>
    /// <param name="logger">The log.</param>
    /// <param name="modelsDirectory">Where the models are; null for the folder beside the program.</param>
    public LinguaLanguageDetector(
        IOptions<LanguageOptions> options, ILogger<LinguaLanguageDetector> logger, string? modelsDirectory = null)
    {
        _languages = [.. options.Value.Supported.Select(Domain.Conversations.Language.FromCode).Distinct()];
        _logger = logger;
        _lingua = new(() => Load(modelsDirectory));

        // The lists know nothing of a third language's words.
        _listsApply = _languages.Length == 2
            && _languages.Contains(Domain.Conversations.Language.Portuguese)
            && _languages.Contains(Domain.Conversations.Language.English);
    }

    /// <summary>Whether the models were needed so far.</summary>
    public bool IsLoaded => _lingua.IsValueCreated;

    public LanguageGuess? Detect(string text)
    {
        var all = CustomerWords.Of(text);
        string[] words = [.. all.Where(w => !WordCount.IsNeutral(w))];
        if (words.Length == 0)
        {
            return null;
        }

        if (_languages.Length == 1)
        {
            return new(_languages[0], true);
        }

        // Technical words are no evidence, but the model may need them around a lone word.
        var evidence = words.Length == 1 ? all : words;
        return _listsApply ? DetectByLists(WordCount.Of(words), evidence) : Ask(evidence, words.Length, false);
    }

    private LanguageGuess? DetectByLists(WordCount count, IReadOnlyList<string> evidence)
    {
        if (count.IsTornGreeting)
        {
            return null;
        }

        // A sentence that the lists hardly know may still be clear.
        var guess = WordListCheck.Guess(count);
        return guess is { IsClear: true } || (guess is not null && count.WithoutGreetings < ClearWords)
            ? guess
            : Ask(evidence, count.WithoutGreetings, count is { Portuguese: > 0, English: > 0 }) ?? guess;
    }

    private LanguageGuess? Ask(IReadOnlyList<string> words, int telling, bool isMixed)
    {
        if ((words.Count == 1 && words[0].Length < ShortestLoneWord) || _lingua.Value is not { } lingua)
        {
            return null;
        }

        var (language, confidence) = lingua.ComputeLanguageConfidenceValues(string.Join(' ', words)).MaxBy(c => c.Value);
        return confidence < Likely
            ? null
            : new(LinguaLanguages.FromLingua(language), !isMixed && telling >= ClearWords && confidence >= Clear);
    }

    private LanguageDetector? Load(string? modelsDirectory)
    {
        try
        {
            var builder = LanguageDetectorBuilder.FromLanguages([.. _languages.Select(LinguaLanguages.ToLingua)])
                .WithPreloadedLanguageModels();
            return (modelsDirectory is null ? builder : builder.WithLanguageModelsDirectory(modelsDirectory)).Build();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            LogModelsMissing(exception);
            return null;
        }
    }

    [LoggerMessage(2170, LogLevel.Error,
        "The language models cannot be loaded (folder Lingua/LanguageModels beside the program); only word lists decide now")]
    private partial void LogModelsMissing(Exception exception);
}
