using System.Text;
using CryptoLock.Application.Common;

namespace CryptoLock.Application.Prompts;

/// <summary>A sentence in the form in which phrases are looked for.</summary>
/// <param name="Words">Folded words, and commas; not empty.</param>
/// <param name="IsQuestion">Whether it ends with a question mark.</param>
internal sealed record Sentence(IReadOnlyList<string> Words, bool IsQuestion)
{
    /// <summary>The word that stands for a comma.</summary>
    public const string Comma = ",";

    /// <summary>Takes a text apart.</summary>
    public static IEnumerable<Sentence> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in TextFolding.Fold(text))
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(character);
                continue;
            }

            // "don't" is one word, however its apostrophe is written; a stray diacritic is none.
            if (character is '\'' or '’' or '‘' or '´' or '`')
            {
                continue;
            }

            EndWord(word, words);
            if (character is ',')
            {
                words.Add(Comma);
            }
            else if (character is '.' or '!' or '?' or ';' or ':' or '…' or '\n' or '\r' && words.Count > 0)
            {
                yield return new Sentence(words, character is '?');
                words = [];
            }
        }

        EndWord(word, words);
        if (words.Count > 0)
        {
            yield return new Sentence(words, IsQuestion: false);
        }
    }

    private static void EndWord(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
