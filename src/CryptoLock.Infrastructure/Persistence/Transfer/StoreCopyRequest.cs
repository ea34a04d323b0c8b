namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>What to copy, and where to.</summary>
/// <param name="From">The SQLite file: a path, or a connection string such as <c>Data Source=data/cryptolock.db</c>.</param>
/// <param name="To">The connection string of a PostgreSQL database without data.</param>
/// <param name="IsDryRun">Whether only to check and count: then neither store is changed.</param>
public sealed record StoreCopyRequest(string From, string To, bool IsDryRun = false);
