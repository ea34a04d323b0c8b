using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Conversations;

/// <summary>Decides in which language a customer is answered. A decision sticks: only a clear message changes it.</summary>
public static class LanguagePolicy
{
    // A single word may be a greeting, a name or a loan: no change of language, so it is not even looked at.
    private const int WordsToDiffer = 2;

    /// <summary>Decides from what the customer wrote, in order. Asks the detector only for texts that can change the decision.</summary>
    /// <param name="current">The decision so far; null while it is open.</param>
    /// <param name="texts">The customer's new texts, oldest first.</param>
    /// <param name="detector">Recognises languages.</param>
    /// <returns>Null while the texts say nothing and nothing was decided before.</returns>
    public static Language? Decide(Language? current, IReadOnlyList<string> texts, ILanguageDetector detector)
    {
        var decided = current;
        foreach (var text in texts)
        {
            if (decided is not null && !MayDiffer(text))
            {
                continue;
            }

            if (detector.Detect(text) is { } guess && (decided is null || guess.IsClear))
            {
                decided = guess.Language;
            }
        }

        return decided;
    }

    private static bool MayDiffer(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Count(w => w.Any(char.IsLetter)) >= WordsToDiffer;
    }
}
