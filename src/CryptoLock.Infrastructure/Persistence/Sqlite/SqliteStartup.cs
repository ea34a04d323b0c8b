using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>Makes the database ready before anything is served: folder, file, schema.</summary>
internal sealed partial class SqliteStartup(SqliteStore store, IServiceScopeFactory scopes, ILogger<SqliteStartup> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            CreateFolder();
            LogReady(store.Path, IsCurrent() ? 0 : await MigrateAsync(cancellationToken));
        }
        catch (SqliteException exception)
        {
            throw new StartupException(
                $"The database {store.Path} cannot be used: {exception.Message} Restore a backup, move the file away, or set "
                + "ConnectionStrings:Storage to another file.",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The folder of the database {store.Path} cannot be created: {exception.Message} Set ConnectionStrings:Storage to a writable place.",
                exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void CreateFolder()
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(store.Path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    private bool IsCurrent()
    {
        using var connection = store.OpenAlone();
        using var log = new SqliteStatement(connection, "PRAGMA journal_mode = WAL");
        using var tables = new SqliteStatement(connection, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'");
        log.Execute();
        if (tables.Find(row => row.GetInt64(0)) == 0)
        {
            return false;
        }

        using var migrations = new SqliteStatement(connection, KnownMigrations.Applied);
        var applied = new List<string>();
        migrations.Each(row => applied.Add(row.GetString(0)));
        return KnownMigrations.AreExactly<SqliteDbContext>(applied);
    }

    private async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        // Before EF Core opens a connection, which it keeps.
        if (MigrationMark.RemoveStale(store))
        {
            LogMarkRemoved(store.Path);
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CryptoLockDbContext>();
        await RefuseNewerAsync(db, cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    private async Task RefuseNewerAsync(CryptoLockDbContext db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations();
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new StartupException(
                $"The database {store.Path} was made by a newer version of CryptoLock (it has {unknown}). Start that version, or set "
                + "ConnectionStrings:Storage to another file.");
        }
    }

    [LoggerMessage(5010, LogLevel.Information, "SQLite store {Path} is ready, {Migrations} migration(s) applied")]
    private partial void LogReady(string path, int migrations);

    [LoggerMessage(5011, LogLevel.Warning, "A process was killed while it migrated {Path}; what it had finished stays, the rest is done now")]
    private partial void LogMarkRemoved(string path);
}
