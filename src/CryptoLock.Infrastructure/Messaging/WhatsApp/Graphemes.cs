using System.Globalization;

namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>Characters as a reader counts them: an emoji family is one.</summary>
internal static class Graphemes
{
    /// <summary>Takes a long text apart between characters; a short one comes back whole.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">
    /// Longest piece in UTF-16 units. Only a single character longer than that is itself cut.
    /// </param>
    public static IEnumerable<string> Pieces(string text, int limit)
    {
        while (text.Length > limit)
        {
            var length = LengthOfFirst(text, limit);
            yield return text[..length];
            text = text[length..];
        }

        if (text.Length > 0)
        {
            yield return text;
        }
    }

    /// <summary>How much of the text still belongs to the last character of the text before it.</summary>
    public static int LengthOfContinuation(string before, string text)
    {
        var joined = before + text;
        var position = 0;
        while (position < before.Length)
        {
            position += StringInfo.GetNextTextElementLength(joined, position);
        }

        return position - before.Length;
    }

    private static int LengthOfFirst(string text, int limit)
    {
        var length = 0;
        while (length + StringInfo.GetNextTextElementLength(text, length) is var next && next <= limit)
        {
            length = next;
        }

        return length > 0 ? length
            : char.IsHighSurrogate(text[limit - 1]) ? limit - 1
            : limit;
    }
}
