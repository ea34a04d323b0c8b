using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

internal sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : CryptoLockDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        SendPlace.Configure(modelBuilder.Entity<SendPlace>());
    }
}
