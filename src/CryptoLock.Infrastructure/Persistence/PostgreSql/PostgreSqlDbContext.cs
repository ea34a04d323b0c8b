using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

internal sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : CryptoLockDbContext(options);
