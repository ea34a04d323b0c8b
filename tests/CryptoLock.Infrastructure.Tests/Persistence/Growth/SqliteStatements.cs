using System.Data.Common;
using CryptoLock.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace CryptoLock.Infrastructure.Tests.Persistence.Growth;

/// <summary>What SQLite itself executes, on the context's connections and on those of our own SQL: the statements, and how many steps of its machine they took.</summary>
internal sealed class SqliteStatements : DbConnectionInterceptor, IStatements
{
    // The engine keeps only a bare pointer to them.
    private readonly strdelegate_trace _trace;
    private readonly delegate_progress _count;
    private readonly List<string> _statements = [];

    public SqliteStatements()
    {
        _trace = (_, sql) => _statements.Add(sql);
        _count = _ =>
        {
            Steps++;
            return 0;
        };
    }

    /// <summary>Steps of the engine's virtual machine: the same on every machine, however busy it is.</summary>
    public long Steps { get; private set; }

    public void Configure(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteDbContext>(options => options.AddInterceptors(this));
        ((SqliteStore)services.Single(s => s.ServiceType == typeof(SqliteStore)).ImplementationInstance!).Opened = Watch;
    }

    public void Forget()
    {
        _statements.Clear();
        Steps = 0;
    }

    public async Task<IReadOnlyList<string>> ExplainAsync(TestStore store)
    {
        await using var connection = new SqliteConnection(store.ConnectionString);
        await connection.OpenAsync();
        var plans = new List<string>();
        foreach (var sql in _statements.Where(s => !s.StartsWith("PRAGMA", StringComparison.Ordinal)))
        {
            plans.Add(await ExplainAsync(connection, sql));
        }

        return plans;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Watch((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Watch((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Watch(SqliteConnection connection)
    {
        raw.sqlite3_trace(connection.Handle, _trace, null);
        raw.sqlite3_progress_handler(connection.Handle, 1, _count, null);
    }

    private static async Task<string> ExplainAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join("; ", steps);
    }
}
