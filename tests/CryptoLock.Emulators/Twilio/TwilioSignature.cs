using System.Security.Cryptography;
using System.Text;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Signs requests as Twilio does. Written apart from the service, so that one checks the other.</summary>
public static class TwilioSignature
{
    /// <summary>The header that carries the signature.</summary>
    public const string HeaderName = "X-Twilio-Signature";

    /// <summary>Signs a form post, or a GET or JSON request when there are no fields.</summary>
    /// <param name="url">The public URL as configured at Twilio; a fragment and <c>user:password@</c> are not signed.</param>
    /// <param name="fields">The decoded form fields in any order.</param>
    /// <param name="authToken">The account's auth token.</param>
    /// <returns>28 characters of base64.</returns>
    public static string Compute(string url, IEnumerable<KeyValuePair<string, string>> fields, string authToken)
    {
        var text = new StringBuilder(SignedUrl(url));
        KeyValuePair<string, string>[] sorted = [.. fields];
        Array.Sort(sorted, CompareOrdinal);
        for (var i = 0; i < sorted.Length; i++)
        {
            // Equal pairs count once.
            if (i == 0 || CompareOrdinal(sorted[i], sorted[i - 1]) != 0)
            {
                text.Append(sorted[i].Key).Append(sorted[i].Value);
            }
        }

        var key = Encoding.UTF8.GetBytes(authToken);
        return Convert.ToBase64String(Hash(key, Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The URL that is requested and signed for a configured one.</summary>
    /// <param name="url">May carry connection overrides in its fragment, and credentials.</param>
    public static string SignedUrl(string url)
    {
        var fragment = url.IndexOf('#', StringComparison.Ordinal);
        var whole = fragment < 0 ? url : url[..fragment];
        var host = whole.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = whole.AsSpan(host).IndexOfAny('/', '?');
        var authority = end < 0 ? whole[host..] : whole.Substring(host, end);
        return string.Concat(whole.AsSpan(0, host), authority.AsSpan(authority.LastIndexOf('@') + 1),
            whole.AsSpan(host + authority.Length));
    }

    private static int CompareOrdinal(KeyValuePair<string, string> a, KeyValuePair<string, string> b) =>
        string.CompareOrdinal(a.Key, b.Key) is var names and not 0 ? names : string.CompareOrdinal(a.Value, b.Value);

#pragma warning disable CA5350 // Twilio's scheme is HMAC-SHA1.
    private static byte[] Hash(byte[] key, byte[] text) => HMACSHA1.HashData(key, text);
#pragma warning restore CA5350
}
