using CryptoLock.Domain.Conversations;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

internal sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : CryptoLockDbContext(options)
{
    public override IQueryable<ChatSession> LatestFirst(IQueryable<ChatSession> sessions) =>
        sessions.OrderByDescending(s => EF.Property<long>(s, SessionIndexes.ActiveSlot)).ThenByDescending(s => s.LastMessageAt);

    public override IQueryable<ChatSession> ActiveSince(IQueryable<ChatSession> sessions, DateTimeOffset since)
    {
        var first = SessionIndexes.SlotOf(since);
        return base.ActiveSince(sessions, since).Where(s => EF.Property<long>(s, SessionIndexes.ActiveSlot) >= first);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        SendPlace.Configure(modelBuilder.Entity<SendPlace>());
        SessionIndexes.Configure(modelBuilder.Entity<ChatSession>());
    }
}
