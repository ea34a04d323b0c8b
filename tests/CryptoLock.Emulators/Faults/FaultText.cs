using System.Globalization;

namespace CryptoLock.Emulators.Faults;

/// <summary>A fault as command line and admin surface spell it: <c>[operation/]name[=argument][*count | @rate]</c>.</summary>
/// <param name="Operation">The calls it strikes; null for the fault's own default.</param>
/// <param name="Name">The fault's name.</param>
/// <param name="Argument">A duration or code; null when none was given.</param>
/// <param name="Count">How many calls it strikes, when <paramref name="Rate"/> is null.</param>
/// <param name="Rate">The chance for each call, from 0 to 1; null when it is counted.</param>
internal sealed record FaultText(string? Operation, string Name, string? Argument, int Count, double? Rate)
{
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static FaultText Parse(string text)
    {
        var (rest, rate) = Cut(text, '@');
        (rest, var count) = Cut(rest, '*');
        (rest, var argument) = Cut(rest, '=');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return new(
            slash < 0 ? null : rest[..slash],
            rest[(slash + 1)..],
            argument,
            count is null ? 1 : int.Parse(count, CultureInfo.InvariantCulture),
            rate is null ? null : ParseRate(rate));
    }

    /// <summary>The argument as a duration, such as <c>800ms</c>, <c>1.5s</c> or <c>00:00:02</c>; null when absent.</summary>
    public TimeSpan? Duration => Argument is null ? null : ParseDuration(Argument);

    /// <summary>The argument as a number; the fallback when absent.</summary>
    public int CodeOr(int fallback) =>
        Argument is null ? fallback : int.Parse(Argument, CultureInfo.InvariantCulture);

    public static TimeSpan ParseDuration(string text) => text switch
    {
        _ when text.EndsWith("ms", StringComparison.Ordinal) => TimeSpan.FromMilliseconds(Number(text[..^2])),
        _ when text.EndsWith('s') => TimeSpan.FromSeconds(Number(text[..^1])),
        _ => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
    };

    private static double ParseRate(string text) => text.EndsWith('%') ? Number(text[..^1]) / 100 : Number(text);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static (string Before, string? After) Cut(string text, char mark)
    {
        var at = text.LastIndexOf(mark);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
