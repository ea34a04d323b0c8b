using System.Buffers;
using System.Buffers.Text;
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

    // Of an HMAC-SHA1 in Base64.
    private const int Length = 28;

    private const string BodyHashParameter = "bodySHA256=";

    /// <summary>Signs a request.</summary>
    /// <param name="authToken">The account's auth token, used as text.</param>
    /// <param name="url">The public address, query as sent, without user name and fragment.</param>
    /// <param name="parameters">The decoded form fields; none for GET and for JSON bodies.</param>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        using var fields = new SignedFields(parameters);
        Span<byte> signature = stackalloc byte[Length];
        Sign(authToken, url, fields.Bytes, signature);
        return Encoding.ASCII.GetString(signature);
    }

    /// <summary>
    /// Whether a signature was made with one of the tokens for this address, whichever way its port is spelled.
    /// </summary>
    public static bool Matches(
        string signature,
        string url,
        IEnumerable<KeyValuePair<string, string>> parameters,
        IEnumerable<string> authTokens)
    {
        using var fields = new SignedFields(parameters);
        return SignedUrl.Candidates(url).Any(candidate =>
            authTokens.Any(token => token.Length > 0 && Fits(signature, token, candidate, fields.Bytes)));
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

    private static bool Fits(string given, string authToken, string url, ReadOnlySpan<byte> fields)
    {
        Span<byte> expected = stackalloc byte[Length];
        Sign(authToken, url, fields, expected);
        Span<byte> bytes = stackalloc byte[Length];
        return given.Length == Length
            && Encoding.UTF8.TryGetBytes(given, bytes, out var written)
            && CryptographicOperations.FixedTimeEquals(bytes[..written], expected);
    }

    private static void Sign(string authToken, string url, ReadOnlySpan<byte> fields, Span<byte> signature)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(url.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(url, buffer);
            TokenHash.Of(authToken, buffer.AsSpan(0, length), fields, signature);
            Base64.EncodeToUtf8InPlace(signature, TokenHash.Size, out _);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
