namespace CryptoLock.Infrastructure.Ai;

/// <summary>Makes the best of a text that stops too early.</summary>
internal static class ChatText
{
    // Less than this is rather a torso than an answer.
    private const double LeastShare = 0.5;

    /// <summary>The text up to its last complete sentence or line.</summary>
    /// <returns>Null when that would lose more than half of it.</returns>
    public static string? UpToLastSentence(string text)
    {
        var end = text.Length;
        while (end > 0 && !EndsSentence(text, end))
        {
            end--;
        }

        return end >= text.Length * LeastShare ? text[..end].TrimEnd() : null;
    }

    // A stop counts before white space only: not in a number, a name or a link.
    private static bool EndsSentence(string text, int end) => text[end - 1] switch
    {
        '.' or '!' or '?' or '…' => end == text.Length || char.IsWhiteSpace(text[end]),
        '\n' => true,
        _ => false,
    };
}
