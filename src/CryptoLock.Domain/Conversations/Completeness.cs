using System.Collections.Frozen;
using System.Globalization;

namespace CryptoLock.Domain.Conversations;

/// <summary>
/// Guesses whether a customer has finished. A wrong guess costs a second of waiting or a second reply, never a message.
/// Words are known in Portuguese and English; in other languages the punctuation decides.
/// </summary>
internal static class Completeness
{
    private const int WordsOfASentence = 8;

    // Many emoji end with one of these instead of with their own character.
    private const char EmojiStyle = '\uFE0F';
    private const char Keycap = '\u20E3';

    private static readonly FrozenSet<string> AsksSomething = Words(
        """
        qual quais quanto quantos quantas quando quem onde como cadê porque
        what which who whose when where why how is are do does did can could will would should
        """);

    private static readonly FrozenSet<string> GoesOn = Words(
        """
        e ou mas que se de da do das dos para pra pro com sem em no na porque pois então tipo
        and or but that if of the a an to for with without in on because so like
        """);

    private static readonly FrozenSet<string> StandsAlone = Words(
        "sim não nao ok okay blz beleza obrigado obrigada valeu yes no thanks thx tchau bye");

    /// <summary>Whether nothing more is to be expected.</summary>
    public static bool ReadsComplete(MessageContent content) =>
        content switch
        {
            { Selection: not null } or { Location: not null } => true,
            { HasText: false } => content.Attachments.Count == 0,
            { Attachments.Count: > 0 } => true,
            _ => ReadsComplete(content.Text),
        };

    private static bool ReadsComplete(string text)
    {
        var trimmed = text.TrimEnd();
        if (trimmed.EndsWith('…') || trimmed.EndsWith("..", StringComparison.Ordinal))
        {
            return false;
        }

        return trimmed[^1] switch
        {
            '?' or '!' or '.' or ')' or '"' or '”' or '。' or '？' or '！' => true,
            ',' or ':' or ';' or '-' or '–' or '(' or '/' or '&' or '+' => false,
            EmojiStyle or Keycap => true,
            var last when char.IsSurrogate(last) || char.GetUnicodeCategory(last) is UnicodeCategory.OtherSymbol => true,
            _ => WordsReadComplete(trimmed),
        };
    }

    private static bool WordsReadComplete(string text)
    {
        var words = text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return !GoesOn.Contains(words[^1])
            && (words.Length >= WordsOfASentence
                || (words.Length >= 3 && AsksSomething.Contains(words[0]))
                || (words.Length <= 2 && StandsAlone.Contains(words[^1])));
    }

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
