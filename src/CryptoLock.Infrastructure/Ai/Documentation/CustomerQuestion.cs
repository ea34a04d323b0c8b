using System.Text.RegularExpressions;
using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>What a customer's turn asks, sentence by sentence.</summary>
/// <param name="Sentences">The sentences that have any search terms.</param>
/// <param name="IsSmallTalk">It only greets, thanks or agrees.</param>
internal sealed partial record CustomerQuestion(IReadOnlyList<CustomerSentence> Sentences, bool IsSmallTalk)
{
    private const int LongestText = 2000;
    private const int MostSentences = 20;
    private const int MostTerms = 16;

    public static CustomerQuestion Of(HistoryTurn turn)
    {
        var joined = string.Join('\n', turn.Texts);
        var text = joined.Length <= LongestText ? joined : joined[..LongestText];

        CustomerSentence[] sentences =
        [
            .. Sentence().Matches(text)
                .Select(s => new CustomerSentence([.. TermsOf(s.Value).Distinct().Take(MostTerms)], s.Value.EndsWith('?')))
                .Where(s => s.Terms.Count > 0)
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

    [GeneratedRegex(@"[^.!?;\n…]+[.!?;\n…]?")]
    private static partial Regex Sentence();
}

/// <summary>A sentence of a customer's.</summary>
/// <param name="Terms">Its search terms, each once; at least one.</param>
/// <param name="IsQuestion">Whether it ends with a question mark; many customers leave it out.</param>
internal sealed record CustomerSentence(IReadOnlyList<string> Terms, bool IsQuestion);
