namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Twilio's ids: two letters and 32 hexadecimal digits.</summary>
internal static class TwilioSid
{
    /// <summary>Whether the text is an id of that kind.</summary>
    public static bool Is(string text, string kind) =>
        text.Length == 34
        && text.StartsWith(kind, StringComparison.Ordinal)
        && text.AsSpan(2).IndexOfAnyExcept(HexDigits) < 0;

    private static ReadOnlySpan<char> HexDigits => "0123456789abcdefABCDEF";
}
