using CryptoLock.Emulators.Gemini;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>A model whose answers name the messages they answer. Some are long enough for several parts.</summary>
internal static class EchoingModel
{
    private const int LongOnes = 4;

    public static string Answer(GeminiRequest request)
    {
        var tokens = Tokens.In(request.LastUserText).ToList();
        var first = tokens.Count == 0 ? 0 : Tokens.NumberOf(tokens[0]);
        var sentences = first % LongOnes == 0 ? 40 + (first / LongOnes % 3 * 30) : 1;
        return $"You wrote {string.Join(", ", tokens)}.\n\n" + string.Join(' ', Enumerable.Range(1, sentences).Select(Sentence));
    }

    private static string Sentence(int number) => $"Fact {number}: PSPM checks each pipeline again.";
}
