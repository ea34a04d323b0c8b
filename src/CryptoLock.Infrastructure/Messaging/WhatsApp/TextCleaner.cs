using System.Globalization;
using System.Text;

namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>Removes what no phone can show.</summary>
internal static class TextCleaner
{
    /// <summary>
    /// Normalises line breaks to <c>\n</c>; drops control characters and broken surrogates, keeps tabs.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // A lone surrogate is enumerated as the replacement character.
            if (rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune != Rune.ReplacementChar))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    /// <summary>The same for text inside a line, where tabs and line breaks become spaces.</summary>
    public static string CleanInline(string text) => Clean(text).Replace('\n', ' ').Replace('\t', ' ');

    // Nearly every text. What has surrogates has to be looked at rune by rune.
    private static bool IsClean(string text)
    {
        foreach (var character in text)
        {
            var isOrdinary = character is '\n' or '\t'
                || !(char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' or '\uFFFD');
            if (!isOrdinary)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a reader sees anything at all.</summary>
    public static bool IsVisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
            {
                return true;
            }
        }

        return false;
    }
}
