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
    private const double Confirming = 0.8;
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
        var words = CustomerWords.Of(text);
        var kinds = WordKinds.Of(words);
        string[] telling = [.. words.Where((_, i) => Tells(kinds[i]))];
        if (telling.Length == 0)
        {
            return null;
        }

        if (_languages.Length == 1)
        {
            return new(_languages[0], true);
        }

        // Technical words are no evidence, but the model may need them around a lone word.
        var evidence = telling.Length == 1 ? words : telling;
        return _listsApply ? DetectByLists(WordCount.Of(kinds), evidence)
            : Ask(evidence) is var (language, confidence) ? new(language, telling.Length >= ClearWords && confidence >= Clear)
            : null;
    }

    // Where the lists do not apply, what looks like a name may be a German noun.
    private bool Tells(WordKind kind) => kind is not WordKind.Neutral && !(_listsApply && kind is WordKind.Name);

    private LanguageGuess? DetectByLists(WordCount count, IReadOnlyList<string> evidence)
    {
        var guess = WordListCheck.Guess(count);
        var isSentence = count.WithoutGreetings >= ClearWords;
        if (count.IsTornGreeting || guess is { IsClear: true } || (guess is not null && !isSentence && !MayConfirm(count)))
        {
            return guess;
        }

        if (Ask(evidence) is not var (language, confidence))
        {
            return guess;
        }

        // A word of the lists stands for some of the confidence. A sentence that they hardly know may still be clear.
        var isClear = WordListCheck.Supports(count, language)
            && ((MayConfirm(count) && confidence >= Confirming) || (isSentence && confidence >= Clear));
        return guess is null || isSentence || isClear ? new(language, isClear) : guess;
    }

    private static bool MayConfirm(WordCount count) => count.WithoutGreetings > 1 && count.Portuguese + count.English > 0;

    private (Domain.Conversations.Language Language, double Confidence)? Ask(IReadOnlyList<string> words)
    {
        if ((words.Count == 1 && words[0].Length < ShortestLoneWord) || _lingua.Value is not { } lingua)
        {
            return null;
        }

        var (language, confidence) = lingua.ComputeLanguageConfidenceValues(string.Join(' ', words)).MaxBy(c => c.Value);
        return confidence < Likely ? null : (LinguaLanguages.FromLingua(language), confidence);
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
