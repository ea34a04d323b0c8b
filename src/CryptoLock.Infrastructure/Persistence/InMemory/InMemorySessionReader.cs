using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

internal sealed class InMemorySessionReader(InMemoryStore store) : ISessionReader
{
    public Task<Page<SessionSummary>> ListAsync(SessionFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        store.UseAsync(data =>
        {
            var sessions = data.Latest.Select(c => c.Session).Where(s => StoredViews.Matches(s, filter)).ToList();
            return Paged(sessions, page, StoredViews.Summary);
        });

    public Task<SessionSummary?> FindAsync(ChatSessionId id, CancellationToken cancellationToken) =>
        store.UseAsync(data => data.Find(id) is { } conversation ? StoredViews.Summary(conversation.Session) : null);

    public Task<Page<TranscriptEntry>> TranscriptAsync(ChatSessionId id, PageRequest page, CancellationToken cancellationToken) =>
        store.UseAsync(data => Paged(data.Find(id)?.Messages ?? [], page, m => m.ToEntry()));

    public Task<IReadOnlyList<TranscriptEntry>> TailAsync(
        ChatSessionId id, int throughPosition, int take, CancellationToken cancellationToken) =>
        store.UseAsync<IReadOnlyList<TranscriptEntry>>(data =>
        {
            var messages = data.Find(id)?.Messages ?? [];
            var end = Math.Min(throughPosition, messages.Count);
            return [.. Range(messages, Math.Max(throughPosition - take, 0), end).Select(m => m.ToEntry())];
        });

    public Task<int> ReadBeforeAsync(ChatSessionId id, TurnId turnId, CancellationToken cancellationToken) =>
        store.UseAsync(data => StoredViews.ReadBefore(data.Find(id)?.Turns ?? [], turnId));

    public Task<PartPlace?> LocateAsync(PartId partId, CancellationToken cancellationToken) => store.UseAsync(data =>
        data.TryFind(partId, out var conversation) ? new PartPlace(conversation.Session.Id, conversation.Part(partId)!.MessageId) : null);

    private static Page<TItem> Paged<T, TItem>(IReadOnlyList<T> all, PageRequest page, Func<T, TItem> view) =>
        new([.. Range(all, page.Offset, Math.Min(page.Offset + page.Size, all.Count)).Select(view)], all.Count);

    private static IEnumerable<T> Range<T>(IReadOnlyList<T> all, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            yield return all[i];
        }
    }
}
