using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Conversations.RespondToCustomer;

/// <summary>
/// Recognises a machine on the other side: it says the same again and again, or it always answers faster than a person could.
/// Two automatic desks that greet each other would otherwise talk for ever.
/// </summary>
/// <param name="window">How far back to look; zero looks at nothing.</param>
internal sealed class LoopDetector(TimeSpan window)
{
    private const int Exchanges = 5;
    private const double NearlySame = 0.85;
    private const int WordsToCompare = 3;
    private static readonly TimeSpan Inhuman = TimeSpan.FromSeconds(2);

    /// <summary>Whether the last exchanges look like a machine's.</summary>
    /// <param name="tail">The last messages by position.</param>
    /// <param name="now">The moment, UTC.</param>
    public bool IsLoop(IReadOnlyList<TranscriptEntry> tail, DateTimeOffset now)
    {
        var recent = tail.Where(e => e.At > now - window).ToList();
        var said = recent.Where(e => e.Author is MessageAuthor.Customer).Select(e => e.Content.Text).TakeLast(Exchanges).ToList();
        return said.Count == Exchanges && (AreNearlySame(said) || AreInhumanlyFast(recent));
    }

    // Short words such as "ok" or "sim" are what people repeat.
    private static bool AreNearlySame(List<string> texts)
    {
        var sets = texts.ConvertAll(WordsOf);
        return sets.TrueForAll(words => words.Count >= WordsToCompare && Similarity(sets[0], words) >= NearlySame);
    }

    private static bool AreInhumanlyFast(List<TranscriptEntry> recent)
    {
        var delays = recent.Zip(recent.Skip(1))
            .Where(pair => pair.First.Author is not MessageAuthor.Customer && pair.Second.Author is MessageAuthor.Customer)
            .Select(pair => pair.Second.At - pair.First.At)
            .TakeLast(Exchanges)
            .ToList();
        return delays.Count == Exchanges && delays.TrueForAll(delay => delay < Inhuman);
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. new string([.. text.ToLowerInvariant().Select(c => char.IsLetter(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static double Similarity(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return (double)common / (one.Count + other.Count - common);
    }
}
