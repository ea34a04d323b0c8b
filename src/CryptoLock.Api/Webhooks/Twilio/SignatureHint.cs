namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Guesses, for the log, what differs between the address that we checked and the one that Twilio signed.
/// </summary>
internal static class SignatureHint
{
    private const string Unknown =
        "compare this address with the one configured at Twilio (set Twilio:RequestValidation:BaseUrlOverride when a proxy"
        + " changes it), then the auth token with that of the account that owns the sender";

    /// <summary>
    /// One sentence with the first difference that explains the signature; general advice when none does.
    /// </summary>
    /// <param name="request">The refused request.</param>
    /// <param name="url">The address that did not match.</param>
    /// <param name="isSigned">Whether the signature fits another address.</param>
    public static string For(HttpRequest request, string url, Func<string, bool> isSigned)
    {
        var forwardedHost = request.Headers["X-Forwarded-Host"].ToString();
        if (isSigned(WithOtherScheme(url)))
        {
            return "Twilio signed the other scheme: set Twilio:RequestValidation:BaseUrlOverride,"
                + " or name the proxy in Webhook:KnownProxies";
        }

        if (forwardedHost.Length > 0 && WithHost(url, forwardedHost) is var forwarded
            && (isSigned(forwarded) || isSigned(WithOtherScheme(forwarded))))
        {
            return "Twilio signed the host in X-Forwarded-Host: name the proxy in Webhook:KnownProxies";
        }

        return isSigned(WithOtherSlash(url)) ? "the address configured at Twilio differs in its trailing slash" : Unknown;
    }

    private static string WithOtherScheme(string url) => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
        ? "http" + url["https".Length..]
        : "https" + url["http".Length..];

    private static string WithHost(string url, string host)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.AsSpan(start).IndexOfAny('/', '?');
        return url[..start] + host + (end < 0 ? string.Empty : url[(start + end)..]);
    }

    private static string WithOtherSlash(string url)
    {
        var end = url.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? mark : url.Length;
        return url[end - 1] == '/' ? url.Remove(end - 1, 1) : url.Insert(end, "/");
    }
}
