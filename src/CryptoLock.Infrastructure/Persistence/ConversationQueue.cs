using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class ConversationQueue(CryptoLockDbContext db, IStoreFaults faults) : IConversationQueue
{
    public Task<IReadOnlyList<ChatSessionId>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        faults.GuardAsync<IReadOnlyList<ChatSessionId>>(async () => await db.Sessions.AsNoTracking()
            .Where(s => s.DueAt != null && s.DueAt <= now)
            .OrderBy(s => s.DueAt)
            .Take(take)
            .Select(s => s.Id)
            .ToListAsync(cancellationToken));
}
