using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : CryptoLockDbContext(options);
