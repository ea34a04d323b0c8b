using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Why the model stopped, in the words of Microsoft.Extensions.AI.</summary>
internal static class GeminiFinishReasons
{
    /// <summary>Translates Gemini's word; an unknown one becomes itself in lower case.</summary>
    public static ChatFinishReason? Read(string? reason) => reason switch
    {
        null or "" or "FINISH_REASON_UNSPECIFIED" => null,
        "STOP" => ChatFinishReason.Stop,
        "MAX_TOKENS" or "CONTINUATION" => ChatFinishReason.Length,
        _ when IsBlock(reason) => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(reason.ToLowerInvariant()),
    };

    private static bool IsBlock(string reason) =>
        reason is "SAFETY" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "RECITATION" or "LANGUAGE" or "MODEL_ARMOR"
        || reason.StartsWith("IMAGE_", StringComparison.Ordinal);
}
