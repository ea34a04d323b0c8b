namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// The spellings of an address that Twilio may have signed. Worked on as text: <see cref="Uri"/> would normalise what must
/// stay as it was sent.
/// </summary>
internal static class SignedUrl
{
    /// <summary>
    /// As received, without its port, and with the port made explicit; never with user name or fragment.
    /// </summary>
    /// <remarks>Lazily, because the first one nearly always fits.</remarks>
    public static IEnumerable<string> Candidates(string url)
    {
        var schemeEnd = url.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 0)
        {
            yield return url;
            yield break;
        }

        var prefix = url[..(schemeEnd + 3)];
        var (authority, tail) = Split(url[(schemeEnd + 3)..]);
        yield return prefix + authority + tail;

        var colon = authority.LastIndexOf(':');
        var hasPort = colon > authority.LastIndexOf(']');
        yield return hasPort
            ? prefix + authority[..colon] + tail
            : $"{prefix}{authority}:{DefaultPort(prefix)}{tail}";
    }

    private static (string Authority, string Tail) Split(string rest)
    {
        var fragment = rest.IndexOf('#', StringComparison.Ordinal);
        var sent = fragment < 0 ? rest : rest[..fragment];
        var pathStart = sent.AsSpan().IndexOfAny('/', '?');
        var authority = pathStart < 0 ? sent : sent[..pathStart];

        // Twilio strips a user name and password before it signs; the official validators do not, and so refuse.
        return (authority[(authority.LastIndexOf('@') + 1)..], pathStart < 0 ? string.Empty : sent[pathStart..]);
    }

    private static string DefaultPort(string prefix) =>
        prefix.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "443" : "80";
}
