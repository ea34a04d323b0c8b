using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>How the schema of a store compares with the one that this version knows.</summary>
internal static class SchemaCheck
{
    /// <returns>How many migrations are missing.</returns>
    /// <exception cref="StoreCopyException">A newer version made the store.</exception>
    public static async Task<int> CountMissingAsync(CryptoLockDbContext db, string place, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return applied.Except(known).FirstOrDefault() is { } unknown
            ? throw new StoreCopyException($"{place} was made by a newer version of CryptoLock (it has {unknown}): use that version's command.")
            : known.Count - applied.Count;
    }
}
