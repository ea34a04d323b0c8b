using System.Globalization;
using System.Text.RegularExpressions;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>Words that occur in one message of one run only, so that an answer tells which messages it answers.</summary>
internal static partial class Tokens
{
    public static string Make(int number) => $"tk{number:x8}";

    /// <summary>The number that made the token.</summary>
    public static int NumberOf(string token) => int.Parse(token.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static IEnumerable<string> In(string text) => Pattern().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\btk[0-9a-f]{8}\b")]
    private static partial Regex Pattern();
}
