using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

internal sealed class InMemoryQueue(InMemoryStore store) : IConversationQueue
{
    public Task<IReadOnlyList<ChatSessionId>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        store.UseAsync<IReadOnlyList<ChatSessionId>>(data =>
            [.. data.Due.TakeWhile(c => c.Session.DueAt <= now).Take(take).Select(c => c.Session.Id)]);

    public Task<IReadOnlyList<ChatSessionId>> ListWaitingAsync(
        DateTimeOffset? reassure, DateTimeOffset? alarm, int take, CancellationToken cancellationToken) =>
        store.UseAsync<IReadOnlyList<ChatSessionId>>(data =>
            [.. data.Due.Where(c => IsToBeReassured(c.Session, reassure) || NeedsAlarm(c, alarm))
                .OrderBy(c => c.Session.PendingSince ?? c.Session.LastMessageAt).Take(take).Select(c => c.Session.Id)]);

    public Task<IReadOnlyList<ChatSessionId>> ListAwaitingPersonAsync(DateTimeOffset until, int take, CancellationToken cancellationToken) =>
        store.UseAsync<IReadOnlyList<ChatSessionId>>(data =>
            [.. data.AwaitingPerson.TakeWhile(c => c.Session.AwaitingPersonSince <= until).Take(take).Select(c => c.Session.Id)]);

    private static bool IsToBeReassured(ChatSessionState session, DateTimeOffset? reassure) =>
        session is { HeldSince: null, Silence: < SilenceLevel.Reassured } && session.PendingSince <= reassure;

    private static bool NeedsAlarm(InMemoryConversation conversation, DateTimeOffset? alarm) =>
        conversation.Session is { HeldSince: null, Silence: < SilenceLevel.Alarmed }
        && (conversation.Session.PendingSince <= alarm || conversation.Unsent.Any(m => m.Outbound!.At <= alarm));
}
