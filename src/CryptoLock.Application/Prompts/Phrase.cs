using CryptoLock.Application.Common;

namespace CryptoLock.Application.Prompts;

/// <summary>
/// A way to say something: words that follow each other. <c>a|b</c> is one of several words and <c>[a|b]</c> one that may be
/// missing; <c>*</c> at the beginning or the end stands for any other words, and <c>!</c> as the last sign excludes questions.
/// </summary>
public sealed class Phrase
{
    private const string AnyWords = "*";
    private const string NoQuestion = "!";

    private readonly Element[] _elements;

    private Phrase(Element[] elements) => _elements = elements;

    /// <summary>Whether other words may stand before it.</summary>
    public bool StartsAnywhere { get; private init; }

    /// <summary>Whether other words may stand after it.</summary>
    public bool GoesOn { get; private init; }

    /// <summary>Whether it means something else when it is asked.</summary>
    public bool IsStatement { get; private init; }

    /// <summary>Reads a phrase in the notation above.</summary>
    /// <param name="notation">The phrase; case and diacritics do not matter.</param>
    /// <exception cref="FormatException">It has no word that must be there, or a sign where none may be.</exception>
    public static Phrase Parse(string notation)
    {
        var signs = TextFolding.Fold(notation).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        var (isStatement, goesOn) = (Takes(signs, NoQuestion), Takes(signs, AnyWords));
        var startsAnywhere = signs is [AnyWords, ..];
        var elements = signs.Skip(startsAnywhere ? 1 : 0).Select(Element.Parse).ToArray();
        return Array.Exists(elements, e => !e.IsOptional)
            ? new(elements) { StartsAnywhere = startsAnywhere, GoesOn = goesOn, IsStatement = isStatement }
            : throw new FormatException("a phrase needs a word that is not in brackets");
    }

    /// <summary>The words with which it can begin, each once.</summary>
    internal IEnumerable<string> FirstWords
    {
        get
        {
            var required = Array.FindIndex(_elements, e => !e.IsOptional);
            return _elements.Take(required + 1).SelectMany(e => e.Words).Distinct();
        }
    }

    /// <summary>Where the phrase ends when it begins at a word: the indexes after it, none when it does not stand there.</summary>
    internal IEnumerable<int> EndsFrom(IReadOnlyList<string> words, int start) => EndsFrom(words, start, 0);

    private static bool Takes(List<string> signs, string last)
    {
        var isThere = signs is [.., var sign] && sign == last;
        if (isThere)
        {
            signs.RemoveAt(signs.Count - 1);
        }

        return isThere;
    }

    private IEnumerable<int> EndsFrom(IReadOnlyList<string> words, int at, int element)
    {
        if (element == _elements.Length)
        {
            return [at];
        }

        var taken = at < words.Count && _elements[element].Words.Contains(words[at]) ? EndsFrom(words, at + 1, element + 1) : [];
        return _elements[element].IsOptional ? taken.Concat(EndsFrom(words, at, element + 1)) : taken;
    }

    private sealed record Element(HashSet<string> Words, bool IsOptional)
    {
        public static Element Parse(string sign)
        {
            var isOptional = sign is ['[', .., ']'];
            var words = (isOptional ? sign[1..^1] : sign).Split('|');
            return Array.TrueForAll(words, word => word.Length > 0 && word.All(char.IsLetterOrDigit))
                ? new([.. words], isOptional)
                : throw new FormatException("a phrase has words, a|b, [a|b], * as its first or last sign and ! at its end");
        }
    }
}
