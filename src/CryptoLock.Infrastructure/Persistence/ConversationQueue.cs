using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class ConversationQueue(CryptoLockDbContext db, IStoreReads reads, IStoreFaults faults) : IConversationQueue
{
    public Task<IReadOnlyList<ChatSessionId>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        reads.ListDueAsync(now, take, cancellationToken);

    public Task<IReadOnlyList<ChatSessionId>> ListWaitingAsync(
        DateTimeOffset? reassure, DateTimeOffset? alarm, int take, CancellationToken cancellationToken) =>
        faults.GuardAsync<IReadOnlyList<ChatSessionId>>(async () => await db.Sessions.AsNoTracking()
            .Where(s => s.DueAt != null && s.HeldSince == null)
            .Where(s => (s.Silence < SilenceLevel.Reassured && s.PendingSince <= reassure)
                || (s.Silence < SilenceLevel.Alarmed && (s.PendingSince <= alarm || db.Parts.Any(
                    p => p.SessionId == s.Id && p.Status < PartStatus.Sent
                        && db.Outbound.Any(m => m.Id == EF.Property<MessageId>(p, "MessageId") && m.At <= alarm)))))
            .OrderBy(s => s.PendingSince ?? s.LastMessageAt)
            .Take(take)
            .Select(s => s.Id)
            .ToListAsync(cancellationToken));
}
