using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// The instruction with its documentation, as bytes that all calls send. It is most of a body, and the same string until the prompt
/// changes; the bytes are kept as long as the string. Thread-safe.
/// </summary>
internal static class GeminiInstruction
{
    private static readonly byte[] None = "}"u8.ToArray();
    private static readonly ConditionalWeakTable<string, byte[]> Known = [];

    /// <summary>Takes a request apart into what is its own, and what closes it.</summary>
    /// <param name="request">A request.</param>
    /// <returns>What to write, but for its last sign, and what to send after it. An instruction of more than one text is the request's own.</returns>
    public static (GenerateContentRequest Own, byte[] End) Split(GenerateContentRequest request) =>
        request is { Contents: not null, SystemInstruction: { Role: GeminiTurns.User, Parts: [{ Text: { } text } part] } }
        && part == new GeminiPart { Text = text }
            ? (request with { SystemInstruction = null }, Known.GetValue(text, Write))
            : (request, None);

    // What follows another member begins with a comma.
    private static byte[] Write(string text)
    {
        var request = new GenerateContentRequest { SystemInstruction = new(GeminiTurns.User, [new() { Text = text }]) };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(request, GeminiJson.Wire.GenerateContentRequest);
        bytes[0] = (byte)',';
        return bytes;
    }
}
