using System.Security.Cryptography;
using System.Text;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Twilio's request signature: the Base64 of an HMAC-SHA1, keyed with the account's auth token, over the public address
/// and the posted fields. Accepts what any of the official libraries accepts.
/// </summary>
internal static class TwilioSignature
{
    public const string HeaderName = "X-Twilio-Signature";

    private const string BodyHashParameter = "bodySHA256=";

    /// <summary>Signs a request.</summary>
    /// <param name="authToken">The account's auth token, used as text.</param>
    /// <param name="url">The public address, query as sent, without user name and fragment.</param>
    /// <param name="parameters">The decoded form fields; none for GET and for JSON bodies.</param>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>> parameters) =>
        Sign(authToken, url + Concatenate(parameters));

    /// <summary>
    /// Whether a signature was made with one of the tokens for this address, whichever way its port is spelled.
    /// </summary>
    public static bool Matches(
        string signature,
        string url,
        IEnumerable<KeyValuePair<string, string>> parameters,
        IEnumerable<string> authTokens)
    {
        var given = Encoding.UTF8.GetBytes(signature);
        var fields = Concatenate(parameters);
        var candidates = SignedUrl.Candidates(url);
        return authTokens.Where(token => token.Length > 0).Any(token => candidates.Any(candidate =>
            CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Sign(token, candidate + fields)))));
    }

    /// <summary>
    /// Whether the address carries the SHA-256 of a body that is not a form, which is how such a body is signed.
    /// </summary>
    public static bool MatchesBody(string url, ReadOnlySpan<byte> body)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? url[(mark + 1)..] : string.Empty;
        var stated = query.Split('&')
            .FirstOrDefault(pair => pair.StartsWith(BodyHashParameter, StringComparison.Ordinal));
        return stated is not null && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(stated[BodyHashParameter.Length..]),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))));
    }

    // A repeated name counts as the set of its values, each behind the name: official Node and Python libraries agree.
    private static string Concatenate(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters.Distinct()
            .OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal))
        {
            text.Append(name).Append(value);
        }

        return text.ToString();
    }

    // Twilio's choice, not ours; an HMAC does not suffer from the collisions of SHA-1.
#pragma warning disable CA5350
    private static string Sign(string authToken, string text) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
}
