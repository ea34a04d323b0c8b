using CryptoLock.Domain.Conversations;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : CryptoLockDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        SessionIndexes.Configure(modelBuilder.Entity<ChatSession>());
    }
}
