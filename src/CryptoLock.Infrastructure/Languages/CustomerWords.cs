using System.Text;
using CryptoLock.Application.Common;

namespace CryptoLock.Infrastructure.Languages;

/// <summary>The words of a customer's text that may tell its language: no links, addresses, numbers or symbols.</summary>
internal static class CustomerWords
{
    // Enough to decide, and a bound on the work that one message can cause.
    private const int LongestText = 600;

    private static readonly HashSet<string> LinkEndings =
        ["com", "br", "org", "net", "io", "dev", "app", "yaml", "yml", "json", "md", "py", "js", "pdf"];

    /// <summary>The words in order, as typed.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var head = text.Length <= LongestText ? text : text[..LongestText];
        foreach (var chunk in OwnWords.Of(head).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsLinkOrCode(chunk))
            {
                AddWords(chunk, words);
            }
        }

        return words;
    }

    private static bool IsLinkOrCode(string chunk) =>
        chunk.Contains("://", StringComparison.Ordinal)
        || chunk.Contains('@')
        || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || chunk.Any(char.IsDigit)
        || IsCompoundOrOption(chunk)
        || (chunk.Contains('.') && chunk.Split('.').Skip(1).Any(p => LinkEndings.Contains(LeadingLetters(p))));

    // "on-premise" and "know-how" are said in both languages; "-it" is in none.
    private static bool IsCompoundOrOption(string chunk)
    {
        var hyphen = chunk.IndexOf('-', StringComparison.Ordinal);
        return hyphen >= 0 && hyphen + 1 < chunk.Length && char.IsLetter(chunk[hyphen + 1]);
    }

    private static string LeadingLetters(string text) =>
        new string([.. text.TakeWhile(char.IsLetter)]).ToLowerInvariant();

    private static void AddWords(string chunk, List<string> words)
    {
        var first = words.Count;
        var word = new StringBuilder(chunk.Length);
        foreach (var character in chunk)
        {
            if (char.IsLetter(character) || TextFolding.IsCombiningMark(character))
            {
                word.Append(character);
            }
            else if (character is not ('\'' or '’'))
            {
                AddWord(word, words);
                word.Clear();
            }
        }

        AddWord(word, words);
        RemoveInitials(first, words);
    }

    // "I/O" and "e.g." have neither the English "I" nor the Portuguese "o" and "e".
    private static void RemoveInitials(int first, List<string> words)
    {
        for (var i = words.Count - 1; i >= first && words.Count > first + 1; i--)
        {
            if (words[i].Length == 1)
            {
                words.RemoveAt(i);
            }
        }
    }

    private static void AddWord(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }
    }
}
