using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class ChatSessionRepository(CryptoLockDbContext db, IStoreFaults faults, IWriteGate gate, IDomainEventPublisher events)
    : IChatSessionRepository
{
    public Task<ChatSession?> FindAsync(ChatSessionId id, CancellationToken cancellationToken) => faults.GuardAsync(async () =>
    {
        db.ChangeTracker.Clear();
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (session is null)
        {
            return null;
        }

        // Relationship fix-up puts what is open, and only that, into the session.
        await db.Inbound
            .Where(m => m.SessionId == id && EF.Property<OutcomeKind?>(m, InboundMessageConfiguration.OutcomeKindField) == null)
            .OrderBy(m => m.Position).LoadAsync(cancellationToken);
        await db.Turns.Where(t => t.SessionId == id && t.EndedAt == null).LoadAsync(cancellationToken);
        var unsent = db.Parts.Where(p => p.SessionId == id && p.Status < PartStatus.Sent).Select(p => EF.Property<MessageId>(p, "MessageId"));
        await db.Outbound.Where(m => unsent.Contains(m.Id)).OrderBy(m => m.Position)
            .Include(m => m.Parts.OrderBy(p => p.Index)).LoadAsync(cancellationToken);
        return session;
    });

    public async Task<ChatSession?> FindWithTurnAsync(ChatSessionId id, TurnId turnId, CancellationToken cancellationToken)
    {
        var session = await FindAsync(id, cancellationToken);
        await faults.GuardAsync(() => db.Turns.Where(t => t.SessionId == id && t.Id == turnId).ToListAsync(cancellationToken));
        return session;
    }

    public async Task<ChatSession?> FindWithMessageAsync(ChatSessionId id, MessageId messageId, CancellationToken cancellationToken)
    {
        var session = await FindAsync(id, cancellationToken);
        await faults.GuardAsync(() => db.Outbound.Where(m => m.SessionId == id && m.Id == messageId)
            .Include(m => m.Parts.OrderBy(p => p.Index)).ToListAsync(cancellationToken));
        return session;
    }

    public async Task SaveAsync(ChatSession session, CancellationToken cancellationToken)
    {
        if (db.Entry(session).State is EntityState.Detached)
        {
            throw new ConcurrencyException();
        }

        // Changed children alone would not touch the session's row, and its version would guard nothing.
        var version = db.Entry(session).Property(s => s.Version);
        version.CurrentValue = version.OriginalValue + 1;

        await faults.GuardAsync(async () =>
        {
            using var entered = await gate.EnterAsync(cancellationToken);
            return await db.SaveChangesAsync(cancellationToken);
        });
        await events.PublishAsync(session.TakeEvents());
    }

    public async Task<bool> DeleteAsync(ChatSessionId id, CancellationToken cancellationToken) =>
        await DeleteWhereAsync(db.Sessions.Where(s => s.Id == id), cancellationToken) > 0;

    public Task<int> DeleteAllAsync(CancellationToken cancellationToken) => DeleteWhereAsync(db.Sessions, cancellationToken);

    // Foreign keys cascade to everything of a session; the hashes of seen message ids belong to none.
    private Task<int> DeleteWhereAsync(IQueryable<ChatSession> sessions, CancellationToken cancellationToken) => faults.GuardAsync(async () =>
    {
        using var entered = await gate.EnterAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return await sessions.ExecuteDeleteAsync(cancellationToken);
    });
}
