namespace CryptoLock.Emulators.Gemini;

/// <summary>The media types that either service documents.</summary>
internal static class GeminiMediaTypes
{
    private static readonly HashSet<string> Supported = new(StringComparer.OrdinalIgnoreCase)
    {
        "image/png", "image/jpeg", "image/webp", "image/heic", "image/heif",
        "audio/wav", "audio/mp3", "audio/aiff", "audio/aac", "audio/ogg", "audio/flac", "audio/opus", "audio/x-aac",
        "audio/m4a", "audio/mpeg", "audio/mpga", "audio/mp4", "audio/pcm", "audio/webm",
        "video/mp4", "video/mpeg", "video/quicktime", "video/webm", "video/3gpp", "video/x-flv", "video/wmv",
        "application/pdf", "text/plain",
    };

    public static bool IsSupported(string type) => Supported.Contains(WithoutParameters(type));

    /// <summary>How the token counts call it.</summary>
    public static string ModalityOf(string type) => WithoutParameters(type).Split('/')[0] switch
    {
        "image" => "IMAGE",
        "audio" => "AUDIO",
        "video" => "VIDEO",
        _ => "DOCUMENT",
    };

    private static string WithoutParameters(string type) => type.Split(';')[0].Trim();
}
