using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Names media as Gemini knows them.</summary>
internal static class GeminiMediaType
{
    /// <summary>The type without parameters: WhatsApp's <c>audio/ogg; codecs=opus</c> is Gemini's <c>audio/ogg</c>.</summary>
    public static string Of(DataContent content, bool isVertex)
    {
        var type = Bare(content.MediaType)!;
        return type switch
        {
            // Clients that do not know a voice note's type send this, and Gemini refuses it.
            "application/octet-stream" when content.Data.Span.StartsWith("OggS"u8) => "audio/ogg",
            "audio/opus" => "audio/ogg",
            "audio/mpeg" when !isVertex => "audio/mp3",
            _ => type,
        };
    }

    public static string? Bare(string? mediaType) => mediaType?.Split(';')[0].Trim().ToLowerInvariant();
}
