using System.Globalization;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Conversations.RespondToCustomer;

/// <summary>
/// Turns the end of a transcript into the model's history: roles alternate, bursts are merged, the customer speaks first and
/// last, and it fits the budget. Old messages leave in blocks, so that the beginning stays the same for the provider's cache.
/// </summary>
internal static class HistoryComposer
{
    private const int CharactersPerToken = 3;
    private const int Block = 10;

    /// <param name="tail">The last messages by position.</param>
    /// <param name="readThrough">Position of the last message that the turn answers.</param>
    /// <param name="failedAfter">
    /// A turn that answers once more what an earlier one failed to: the position after which that one had read. Null for others.
    /// </param>
    /// <param name="maxTokens">The budget; what the turn answers is kept even when it is larger.</param>
    public static IReadOnlyList<HistoryTurn> Compose(IReadOnlyList<TranscriptEntry> tail, int readThrough, int? failedAfter, int maxTokens)
    {
        var waiting = tail.Where(e => e.Position <= readThrough && IsWaiting(e, failedAfter)).ToList();
        var answered = tail.Where(e => !waiting.Contains(e) && !IsUnread(e) && WasSeen(e)).ToList();
        return [.. Merge([.. Fit(answered, maxTokens - waiting.Sum(Tokens)), .. waiting])];
    }

    private static bool IsWaiting(TranscriptEntry entry, int? failedAfter) =>
        IsUnread(entry) || (entry.Position > failedAfter && entry.Outcome?.Kind is OutcomeKind.FailedToPerson);

    private static bool IsUnread(TranscriptEntry entry) => entry.Author is MessageAuthor.Customer && entry.Outcome is null;

    // What never left is no part of the conversation.
    private static bool WasSeen(TranscriptEntry entry) =>
        entry.Author is MessageAuthor.Customer || entry.Parts.Any(p => p.Status is not (PartStatus.Failed or PartStatus.Withdrawn));

    private static int Tokens(TranscriptEntry entry) => (entry.Content.Text.Length / CharactersPerToken) + 1;

    private static IEnumerable<TranscriptEntry> Fit(List<TranscriptEntry> entries, int budget)
    {
        // A tail that begins in the middle of a block would begin elsewhere after each message.
        var start = entries is [{ Position: > 1 }, ..] ? entries.FindIndex(e => e.Position % Block == 0) : 0;
        start = start < 0 ? 0 : start;
        var total = entries.Skip(start).Sum(Tokens);
        while (start < entries.Count && total > budget)
        {
            var block = entries[start].Position / Block;
            for (; start < entries.Count && entries[start].Position / Block == block; start++)
            {
                total -= Tokens(entries[start]);
            }
        }

        return entries.Skip(start);
    }

    private static List<HistoryTurn> Merge(IReadOnlyList<TranscriptEntry> entries)
    {
        var turns = new List<HistoryTurn>();
        foreach (var entry in entries)
        {
            var isCustomer = entry.Author is MessageAuthor.Customer;
            var texts = Render(entry.Content).ToList();
            if (texts.Count == 0 || (turns.Count == 0 && !isCustomer))
            {
                continue;
            }

            if (turns.Count > 0 && turns[^1].IsCustomer == isCustomer)
            {
                turns[^1] = turns[^1] with { Texts = [.. turns[^1].Texts, .. texts] };
            }
            else
            {
                turns.Add(new(isCustomer, texts));
            }
        }

        return turns;
    }

    private static IEnumerable<string> Render(MessageContent content)
    {
        foreach (var attachment in content.Attachments)
        {
            yield return $"[attachment: {KindOf(attachment.ContentType)}; its content is not available]";
        }

        if (content.Location is { } place)
        {
            var words = $"{place.Label} {place.Address}".Trim();
            yield return string.Create(CultureInfo.InvariantCulture, $"[location: {place.Latitude}, {place.Longitude}; {words}]");
        }

        if (content.HasText)
        {
            yield return content.Text;
        }
        else if (content.Selection is { } selection)
        {
            yield return $"[selected: {selection}]";
        }
        else if (content.IsEmpty)
        {
            yield return "[a message of a kind that cannot be read]";
        }
    }

    private static string KindOf(string contentType) => contentType.Split('/', ';')[0] switch
    {
        "image" => "image",
        "audio" => "audio",
        "video" => "video",
        _ => "document",
    };
}
