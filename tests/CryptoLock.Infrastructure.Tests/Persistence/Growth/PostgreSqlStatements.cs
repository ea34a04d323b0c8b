using System.Collections.Concurrent;
using CryptoLock.Infrastructure.Persistence.PostgreSql;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CryptoLock.Infrastructure.Tests.Persistence.Growth;

/// <summary>The plans by which PostgreSQL really executed what it was asked, as its module auto_explain reports them to the client.</summary>
internal sealed class PostgreSqlStatements : IStatements, ILoggerProvider, ILogger
{
    private const string Explain =
        "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_level=notice -c client_min_messages=notice";

    /// <summary>What a pooled connection says before it is used again, and what a data source asks on its first one.</summary>
    private static readonly string[] OfThePool = ["pg_advisory_unlock_all", "pg_type"];

    private readonly ConcurrentQueue<string> _plans = new();

    public void Configure(IServiceCollection services)
    {
        var store = (PostgreSqlStore)services.Single(s => s.ServiceType == typeof(PostgreSqlStore)).ImplementationInstance!;
        services.AddSingleton(_ => Explained(store));
        services.AddSingleton<IGroupWriter>(_ => new PostgreSqlGroupWriter(Explained(store)));
    }

    public void Forget() => _plans.Clear();

    public Task<IReadOnlyList<string>> ExplainAsync(TestStore store) => Task.FromResult<IReadOnlyList<string>>([.. _plans]);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        if (text.Contains("plan:", StringComparison.Ordinal) && !Array.Exists(OfThePool, text.Contains))
        {
            _plans.Enqueue(text);
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private NpgsqlDataSource Explained(PostgreSqlStore store)
    {
        var builder = new NpgsqlDataSourceBuilder(store.ConnectionString);
        builder.ConnectionStringBuilder.Options = $"{builder.ConnectionStringBuilder.Options} {Explain}";
        return builder.UseLoggerFactory(LoggerFactory.Create(log => log.AddProvider(this).SetMinimumLevel(LogLevel.Trace))).Build();
    }
}
