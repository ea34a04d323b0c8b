using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>
/// The migrations of this version, told without EF Core: to start it takes longer than everything else that a start does, and most starts
/// find nothing to change.
/// </summary>
internal static class KnownMigrations
{
    /// <summary>Lists what a database has. Fails when it has none.</summary>
    public const string Applied = """SELECT "MigrationId" FROM "__EFMigrationsHistory" """;

    /// <summary>Whether a database has exactly the migrations of a context.</summary>
    /// <typeparam name="TContext">The engine's context.</typeparam>
    /// <param name="applied">The ids that the database lists.</param>
    public static bool AreExactly<TContext>(IEnumerable<string> applied)
        where TContext : DbContext =>
        typeof(TContext).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)))
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id)
            .ToHashSet()
            .SetEquals(applied);
}
