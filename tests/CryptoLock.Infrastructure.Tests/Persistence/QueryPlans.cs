using System.Data.Common;
using CryptoLock.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>The plans by which SQLite executes what EF asks it.</summary>
internal sealed class QueryPlans : DbCommandInterceptor
{
    private readonly List<(string Sql, (string Name, object? Value)[] Parameters)> _asked = [];

    /// <summary>Registers this with the store's context.</summary>
    public void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteDbContext>(options => options.AddInterceptors(this));

    public void Forget() => _asked.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        _asked.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        return new(result);
    }

    /// <summary>One text for each query that reads a table, with its steps.</summary>
    public async Task<IReadOnlyList<string>> ExplainAsync(string file, string table)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        var plans = new List<string>();
        foreach (var (sql, parameters) in _asked.Where(q => q.Sql.Contains($"FROM \"{table}\"", StringComparison.Ordinal)))
        {
            plans.Add(await ExplainAsync(connection, sql, parameters));
        }

        return plans;
    }

    private static async Task<string> ExplainAsync(SqliteConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        command.Parameters.AddRange(parameters.Select(p => new SqliteParameter(p.Name, p.Value)));
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join("; ", steps);
    }
}
