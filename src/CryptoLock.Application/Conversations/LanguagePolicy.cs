using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Conversations;

internal static class LanguagePolicy
{
    public static Language? Decide(Language? current, IReadOnlyList<string> texts, ILanguageDetector detector) =>
        current ?? texts.Select(detector.Detect).FirstOrDefault(g => g is not null)?.Language;
}
