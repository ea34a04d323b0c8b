using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Makes identifiers of Twilio's form that no other run makes.</summary>
internal static class Sids
{
    private static readonly string Run = RandomNumberGenerator.GetHexString(20, lowercase: true);
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");
    private static long _last;

    /// <summary>Two letters and 32 hexadecimal digits.</summary>
    public static string New(string kind) => $"{kind}{Run}{Interlocked.Increment(ref _last):x12}";

    public static bool IsSid([NotNullWhen(true)] string? text, params ReadOnlySpan<string> kinds)
    {
        if (text is not { Length: 34 } || text.AsSpan(2).ContainsAnyExcept(Hexadecimal))
        {
            return false;
        }

        foreach (var kind in kinds)
        {
            if (text.StartsWith(kind, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
