using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>What a customer's turn asks, sentence by sentence.</summary>
/// <param name="Sentences">The search terms of each sentence that has any.</param>
/// <param name="IsSmallTalk">It only greets, thanks or agrees.</param>
internal sealed record CustomerQuestion(IReadOnlyList<IReadOnlyList<string>> Sentences, bool IsSmallTalk)
{
    private const int LongestText = 2000;
    private const int MostSentences = 20;
    private const int MostTerms = 16;

    private static readonly char[] SentenceEnds = ['.', '!', '?', ';', '\n', '…'];

    public static CustomerQuestion Of(HistoryTurn turn)
    {
        var joined = string.Join('\n', turn.Texts);
        var text = joined.Length <= LongestText ? joined : joined[..LongestText];

        IReadOnlyList<string>[] sentences =
        [
            .. text.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries)
                .Select(s => (IReadOnlyList<string>)[.. TermsOf(s).Distinct().Take(MostTerms)])
                .Where(t => t.Count > 0)
                .Take(MostSentences),
        ];
        return new(sentences, sentences.Length == 0 && SearchTerms.Words(text).Any(StopWords.IsSmallTalk));
    }

    /// <summary>"How much?" asks for the price; "thanks so much" asks nothing.</summary>
    private static IEnumerable<string> TermsOf(string sentence)
    {
        var terms = SearchTerms.Of(sentence);
        return SearchTerms.Words(sentence).Any(StopWords.IsSmallTalk) ? terms.Where(t => t != "much") : terms;
    }
}
