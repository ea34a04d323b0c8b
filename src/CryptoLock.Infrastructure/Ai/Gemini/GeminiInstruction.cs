using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// The instruction with its documentation, as bytes that all calls send. It is nine tenths of a body, and the same string until the
/// prompt changes; the bytes are kept as long as the string. Thread-safe.
/// </summary>
internal static class GeminiInstruction
{
    private static readonly ConditionalWeakTable<string, byte[]> Known = [];

    /// <summary>Takes a request apart into what is its own, and what closes it.</summary>
    /// <param name="request">A request.</param>
    /// <param name="own">The request without its instruction; without its last sign too, it is the beginning of the body.</param>
    /// <param name="end">The rest of the body.</param>
    /// <returns>False when its instruction is more than one text, or has nothing before it: it is to be written whole.</returns>
    public static bool TrySplit(GenerateContentRequest request, out GenerateContentRequest own, [NotNullWhen(true)] out byte[]? end)
    {
        end = request is { Contents: not null, SystemInstruction: { Role: GeminiTurns.User, Parts: [{ Text: { } text } part] } }
            && part == new GeminiPart { Text = text }
                ? Known.GetValue(text, Write)
                : null;
        own = end is null ? request : request with { SystemInstruction = null };
        return end is not null;
    }

    // What follows another member begins with a comma.
    private static byte[] Write(string text)
    {
        var request = new GenerateContentRequest { SystemInstruction = new(GeminiTurns.User, [new() { Text = text }]) };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(request, GeminiJson.Wire.GenerateContentRequest);
        bytes[0] = (byte)',';
        return bytes;
    }
}
