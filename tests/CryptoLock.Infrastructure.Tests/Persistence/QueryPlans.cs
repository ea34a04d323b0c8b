using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>The plans by which SQLite executes what EF asks while this listens.</summary>
internal sealed class QueryPlans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _file;
    private readonly AsyncLocal<bool> _isOurs = new() { Value = true };
    private readonly List<(string Sql, (string Name, object? Value)[] Parameters)> _asked = [];
    private readonly List<IDisposable> _subscriptions = [];

    public QueryPlans(string file)
    {
        _file = file;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>One text for each query that was asked, with the steps that touch a table (or sort) in it.</summary>
    public async Task<IReadOnlyList<string>> ExplainAsync(string table)
    {
        var plans = new List<string>();
        foreach (var (sql, parameters) in _asked.Where(q => q.Sql.Contains($"\"{table}\"", StringComparison.Ordinal)))
        {
            plans.Add(await ExplainAsync(sql, parameters));
        }

        return plans;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (_isOurs.Value && value is { Key: var key, Value: CommandEventData data } && key == RelationalEventId.CommandExecuting.Name)
        {
            _asked.Add((data.Command.CommandText, [.. data.Command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());

    private async Task<string> ExplainAsync(string sql, (string Name, object? Value)[] parameters)
    {
        await using var connection = new SqliteConnection($"Data Source={_file}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join("; ", steps);
    }
}
