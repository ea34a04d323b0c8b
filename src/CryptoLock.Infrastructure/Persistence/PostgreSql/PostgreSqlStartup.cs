using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Persistence.Sql;
using Medallion.Threading.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>Makes the database ready before anything is served. Instances that start together migrate one after the other.</summary>
internal sealed partial class PostgreSqlStartup(
    PostgreSqlStore store, NpgsqlDataSource database, IServiceScopeFactory scopes, ILogger<PostgreSqlStartup> logger) : IHostedService
{
    private static readonly TimeSpan MigrationPatience = TimeSpan.FromHours(1);
    private static readonly PostgresAdvisoryLockKey MigrationLock = new("cryptolock:migration", allowHashing: true);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            // EF Core locks its table of migrations, which two instances that meet a new database would both create; and while one migrates,
            // the others can read nothing of it.
            await using var turn = await new PostgresDistributedLock(MigrationLock, store.ConnectionString)
                .AcquireAsync(MigrationPatience, cancellationToken);
            LogReady(store.Place, await IsCurrentAsync(cancellationToken) ? 0 : await MigrateAsync(cancellationToken));
        }
        catch (Exception exception) when ((exception as NpgsqlException ?? exception.InnerException as NpgsqlException) is { } cause)
        {
            throw new StartupException(
                $"The database {store.Place} cannot be used: {cause.SqlState ?? cause.InnerException?.Message ?? "no answer"}. "
                + "Check that it runs and that host, name, user and password in ConnectionStrings:Storage are right; the user must be "
                + "allowed to create tables.",
                exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(KnownMigrations.Applied);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            var applied = new List<string>();
            while (await rows.ReadAsync(cancellationToken))
            {
                applied.Add(rows.GetString(0));
            }

            return KnownMigrations.AreExactly<PostgreSqlDbContext>(applied);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    private async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CryptoLockDbContext>();

        // Instances that start together wait for the first one, which may have a large table to change.
        db.Database.SetCommandTimeout(MigrationPatience);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown)
        {
            throw new StartupException(
                $"The database {store.Place} was made by a newer version of CryptoLock (it has {unknown}). Start that version, or set "
                + "ConnectionStrings:Storage to another database.");
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    [LoggerMessage(5030, LogLevel.Information, "PostgreSQL store {Place} is ready, {Migrations} migration(s) applied")]
    private partial void LogReady(string place, int migrations);
}
