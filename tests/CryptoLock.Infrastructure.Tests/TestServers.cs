using System.Data.Common;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Servers;
using Npgsql;

namespace CryptoLock.Infrastructure.Tests;

/// <summary>The servers of this test run, started when the first test needs them.</summary>
[SetUpFixture]
public sealed class TestServers
{
    private static readonly Lazy<PostgreSqlServer> PostgreSql = new(PostgreSqlServer.Start);
    private static int _databases;

    /// <summary>The stores that one contract holds for.</summary>
    internal static StorageProvider[] Stores => [.. SqlStores, StorageProvider.InMemory];

    /// <summary>Those with tables.</summary>
    internal static StorageProvider[] SqlStores => [StorageProvider.Sqlite, StorageProvider.PostgreSql];

    /// <summary>A new database on the PostgreSQL server; ignores the test where there is none.</summary>
    internal static Func<DbConnection> NewPostgreSqlDatabase()
    {
        if (PostgreSqlServer.MissingBecause is { } reason)
        {
            Assert.Ignore(reason);
        }

        var connectionString = PostgreSql.Value.ConnectionStringTo($"test_{Interlocked.Increment(ref _databases)}");
        return () => new NpgsqlConnection(connectionString);
    }

    [OneTimeTearDown]
    public void StopServers()
    {
        if (PostgreSql.IsValueCreated)
        {
            NpgsqlConnection.ClearAllPools();
            PostgreSql.Value.Dispose();
        }
    }
}
