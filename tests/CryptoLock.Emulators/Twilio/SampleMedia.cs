using System.Text;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Small media to send, with the first bytes of their kind.</summary>
public static class SampleMedia
{
    /// <summary>A picture of one pixel, <c>image/png</c>.</summary>
    public static ReadOnlyMemory<byte> Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>The start of an Opus voice note, <c>audio/ogg</c>.</summary>
    public static ReadOnlyMemory<byte> VoiceNote { get; } =
        Convert.FromBase64String("T2dnUwACAAAAAAAAAADSBAAAAAAAAAAAAAABE09wdXNIZWFkAQE4AYA+AAAAAAA=");

    /// <summary>A document without text, <c>application/pdf</c>.</summary>
    public static ReadOnlyMemory<byte> Pdf { get; } = Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        + "trailer<</Root 1 0 R>>\n%%EOF\n");
}
