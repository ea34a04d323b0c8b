using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Ledger;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>Everything that a store shows, as text without the ids, which are different in each store.</summary>
internal static class StoreView
{
    private static readonly PageRequest Page = new(1, 100);

    public static async Task<ChatSessionId?> FindAsync(TestStore store, string customer) =>
        (await ListAsync(store, new(null, customer, null))).Items is [var session] ? session.Id : null;

    public static async Task<DeadLetter?> NewestLetterAsync(TestStore store) => (await LettersAsync(store)).Items is [var newest, ..] ? newest : null;

    public static async Task<string> DescribeAsync(TestStore store)
    {
        var now = store.Clock.GetUtcNow();
        var sessions = await ListAsync(store, new(null, null, null));
        var names = sessions.Items.ToDictionary(s => s.Id, s => s.Customer.Value);
        var lines = new List<string>();
        foreach (var session in sessions.Items)
        {
            lines.Add((session with { Id = default }).ToString());
            lines.Add($"{session.Customer.Value} {Describe((await store.FindAsync(session.Id))!)}");
            lines.AddRange((await store.TranscriptAsync(session.Id)).Select(Describe));
        }

        foreach (var status in Enum.GetValues<SessionStatus>())
        {
            var some = await ListAsync(store, new(status, null, now.AddSeconds(-1)));
            lines.Add($"{status} lately: {some.Total} {Names(some.Items.Select(s => s.Id))}");
        }

        lines.Add($"due: {Names(await QueueAsync(store, q => q.ListDueAsync(now, 100, CancellationToken.None)))}");
        foreach (var (reassure, alarm) in new (DateTimeOffset?, DateTimeOffset?)[] { (now, null), (null, now), (now.AddSeconds(-2), now.AddSeconds(-5)) })
        {
            var waiting = await QueueAsync(store, q => q.ListWaitingAsync(reassure, alarm, 100, CancellationToken.None));
            lines.Add($"waiting: {string.Join(' ', waiting.Select(id => names[id]).Order())}");
        }

        lines.Add($"for a person: {Names(await QueueAsync(store, q => q.ListAwaitingPersonAsync(now.AddSeconds(-2), 100, CancellationToken.None)))}");

        var unsettled = await store.UseAsync<IOutcomeLedger, Page<UnsettledMessage>>(
            ledger => ledger.ListUnsettledAsync(now, TimeSpan.FromSeconds(1), Page, CancellationToken.None));
        lines.AddRange(unsettled.Items.Select(m => $"unsettled of {unsettled.Total}: {m.ProviderId} {m.ReceivedAt:o} {m.SessionStatus}"));
        lines.Add((await store.UseAsync<IOutcomeLedger, UnsettledFigures>(
            ledger => ledger.MeasureUnsettledAsync(now, TimeSpan.FromSeconds(1), CancellationToken.None))).ToString());
        lines.AddRange((await LettersAsync(store)).Items.Select(
            letter => $"{names[letter.SessionId]} {letter with { Id = default, SessionId = default }} {letter.At:o}"));
        return string.Join('\n', lines);

        string Names(IEnumerable<ChatSessionId> ids) => string.Join(' ', ids.Select(id => names[id]));
    }

    private static string Describe(ChatSession s) =>
        $"{s.Status} {s.HandoffReason} {s.MessageCount} {s.PendingSince:o} {s.DueAt:o} {s.NotBefore:o} {s.HeldSince:o} {s.Silence} {s.NoticeAt:o} {s.AwaitingPersonSince:o} {s.IsPersonAlarmed} {s.Version} "
        + $"{s.Pending.Count} {s.Unsent.Count} {s.NextPart?.Text} {s.NextPart?.Attempts} {s.OpenTurn?.ReadThrough} {s.OpenTurn?.Attempts} {s.OpenTurn?.OpenedAt:o}";

    private static string Describe(TranscriptEntry e) =>
        $"{e.Position} {e.Author} {e.Content.Text} {e.At:o} {e.ProviderId} {e.Outcome?.Kind} {e.Outcome?.Reason} "
        + string.Join(' ', e.Parts.Select(p => $"{p.Text} {p.Status} {p.ProviderId} {p.ErrorCode} {p.ErrorCause}"));

    private static Task<IReadOnlyList<ChatSessionId>> QueueAsync(
        TestStore store, Func<IConversationQueue, Task<IReadOnlyList<ChatSessionId>>> ask) => store.UseAsync(ask);

    private static Task<Page<DeadLetter>> LettersAsync(TestStore store) =>
        store.UseAsync<IDeadLetterReader, Page<DeadLetter>>(letters => letters.ListAsync(Page, CancellationToken.None));

    private static Task<Page<SessionSummary>> ListAsync(TestStore store, SessionFilter filter) =>
        store.UseAsync<ISessionReader, Page<SessionSummary>>(reader => reader.ListAsync(filter, Page, CancellationToken.None));
}
