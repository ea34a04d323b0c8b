using System.Security.Cryptography;
using System.Text;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>HMAC-SHA1 under an auth token. Each thread keeps its own, ready for the next: to set one up costs as much as to hash a form.</summary>
internal static class TokenHash
{
    /// <summary>Bytes of a result.</summary>
    public const int Size = HMACSHA1.HashSizeInBytes;

    // One is in use; two while it is replaced.
    private const int MostTokens = 4;

    [ThreadStatic]
    private static Dictionary<string, IncrementalHash>? _ready;

    /// <summary>Hashes two texts, one behind the other.</summary>
    /// <param name="authToken">The token, used as text.</param>
    /// <param name="first">The first text, in UTF-8.</param>
    /// <param name="second">The second text, in UTF-8.</param>
    /// <param name="result">Gets <see cref="Size"/> bytes.</param>
    public static void Of(string authToken, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> result)
    {
        var hash = Under(authToken);
        hash.AppendData(first);
        hash.AppendData(second);
        hash.GetHashAndReset(result);
    }

    private static IncrementalHash Under(string authToken)
    {
        var ready = _ready ??= new(StringComparer.Ordinal);
        if (ready.TryGetValue(authToken, out var known))
        {
            return known;
        }

        if (ready.Count == MostTokens)
        {
            Forget(ready);
        }

        // Twilio's choice, not ours; an HMAC does not suffer from the collisions of SHA-1.
#pragma warning disable CA5350
        return ready[authToken] = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(authToken));
#pragma warning restore CA5350
    }

    private static void Forget(Dictionary<string, IncrementalHash> ready)
    {
        foreach (var hash in ready.Values)
        {
            hash.Dispose();
        }

        ready.Clear();
    }
}
