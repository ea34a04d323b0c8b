namespace CryptoLock.Application.Common;

/// <summary>
/// Folds text for comparing: lower case without diacritics. By table, because Unicode normalisation does nothing under
/// invariant globalization.
/// </summary>
public static class TextFolding
{
    private const int ShortText = 256;
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyy";

    /// <summary>Folds a text. Characters outside Latin-1 keep their form.</summary>
    /// <param name="text">Any text.</param>
    public static string Fold(string text)
    {
        var folded = text.Length <= ShortText ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (!IsCombiningMark(character))
            {
                folded[length++] = Fold(character);
            }
        }

        return new(folded[..length]);
    }

    /// <summary>Whether a character only decorates the one before it.</summary>
    /// <param name="character">Any character.</param>
    public static bool IsCombiningMark(char character) => character is >= '\u0300' and <= '\u036F';

    private static char Fold(char character)
    {
        var lower = char.ToLowerInvariant(character);
        var index = lower < 'à' ? -1 : Accented.IndexOf(lower, StringComparison.Ordinal);
        return index < 0 ? lower : Plain[index];
    }
}
