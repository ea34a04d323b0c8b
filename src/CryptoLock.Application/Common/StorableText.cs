using System.Buffers;
using System.Text;

namespace CryptoLock.Application.Common;

/// <summary>
/// The one place where text from a customer, a model or a person becomes text that every store, XML writer and API accepts. Control characters
/// other than tab and line ends are dropped (PostgreSQL refuses NUL), half surrogate pairs become U+FFFD, and what is too
/// long is cut, never inside a pair. Everything else stays as it came: no trimming, no Unicode normalisation.
/// </summary>
internal static class StorableText
{
    private static readonly SearchValues<char> Dropped =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(IsDropped)]);

    public static string Clean(string value, int maxLength) => Cut(IsClean(value) ? value : Repair(value), maxLength);

    public static string? CleanOrNull(string? value, int maxLength) =>
        value is null || Clean(value, maxLength) is not { } text || string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool IsClean(string value) =>
        !value.AsSpan().ContainsAny(Dropped) && !value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');

    private static bool IsDropped(char c) => char.IsControl(c) && c is not ('\t' or '\n' or '\r');

    private static string Repair(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            // The enumerator already yields U+FFFD in place of half a pair.
            if (!rune.IsBmp || !IsDropped((char)rune.Value))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    private static string Cut(string value, int maxLength)
    {
        if (value.Length <= maxLength)
        {
            return value;
        }

        return value[..(char.IsHighSurrogate(value[maxLength - 1]) ? maxLength - 1 : maxLength)];
    }
}
