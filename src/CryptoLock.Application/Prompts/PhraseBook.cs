namespace CryptoLock.Application.Prompts;

/// <summary>Recognises something that customers say in many ways. Immutable.</summary>
/// <param name="phrases">The ways.</param>
/// <param name="smallTalk">Folded words that mean nothing before and after a phrase, such as greetings.</param>
/// <param name="denials">Folded words that turn what follows them into something else, such as <c>not</c>.</param>
public sealed class PhraseBook(IEnumerable<Phrase> phrases, IEnumerable<string> smallTalk, IEnumerable<string> denials)
{
    /// <summary>Recognises nothing.</summary>
    public static readonly PhraseBook Empty = new([], [], []);

    // More than WhatsApp carries at once is no plain word to us.
    private const int MaxTextLength = 1_600;

    // Every message is looked at, and of all phrases hardly one begins with any of its words.
    private readonly Dictionary<string, Phrase[]> _byFirstWord = phrases
        .SelectMany(phrase => phrase.FirstWords, (phrase, word) => (phrase, word))
        .GroupBy(p => p.word, p => p.phrase)
        .ToDictionary(g => g.Key, g => g.ToArray());

    private readonly HashSet<string> _smallTalk = [.. smallTalk];
    private readonly HashSet<string> _denials = [.. denials];

    /// <summary>Whether a sentence of a text says it.</summary>
    /// <param name="text">What a customer typed.</param>
    public bool IsIn(string text) =>
        _byFirstWord.Count > 0 && text.Length <= MaxTextLength && Sentence.Of(text).Any(Says);

    private bool Says(Sentence sentence)
    {
        for (var start = 0; start < sentence.Words.Count; start++)
        {
            if (_byFirstWord.TryGetValue(sentence.Words[start], out var phrases)
                && Array.Exists(phrases, phrase => Says(sentence, start, phrase)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Says(Sentence sentence, int start, Phrase phrase) =>
        !(sentence.IsQuestion && phrase.IsStatement)
        && MayBegin(sentence.Words, start, phrase)
        && phrase.EndsFrom(sentence.Words, start).Any(end => phrase.GoesOn || IsSmallTalk(sentence.Words, end, sentence.Words.Count));

    private bool MayBegin(IReadOnlyList<string> words, int start, Phrase phrase) => phrase.StartsAnywhere
        ? start == 0 || !_denials.Contains(words[start - 1])
        : IsSmallTalk(words, 0, start);

    private bool IsSmallTalk(IReadOnlyList<string> words, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            // "No, ..." answers something; what follows stands for itself.
            var isAnswer = _denials.Contains(words[i]) && i + 1 < to && words[i + 1] == Sentence.Comma;
            if (words[i] != Sentence.Comma && !_smallTalk.Contains(words[i]) && !isAnswer)
            {
                return false;
            }
        }

        return true;
    }
}
