using System.Data.Common;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Tests.Persistence;
using CryptoLock.Testing.Servers;
using Npgsql;

namespace CryptoLock.Infrastructure.Tests;

/// <summary>The servers of this test run, started when the first test needs them.</summary>
[SetUpFixture]
public sealed class TestServers
{
    private static readonly Lazy<PostgreSqlServer> PostgreSql = new(PostgreSqlServer.Start);
    private static readonly Lazy<Task<RedisServer?>> Redis = new(() => RedisServer.TryStartAsync());
    private static int _databases;

    /// <summary>The stores that one contract holds for.</summary>
    internal static StorageProvider[] Stores => [.. SqlStores, StorageProvider.Redis, StorageProvider.InMemory];

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

    /// <summary>A place of one's own on the Redis server; ignores the test where there is none.</summary>
    internal static async Task<RedisPlace> NewRedisPlaceAsync() => NewPlaceOn(await Redis.Value);

    /// <summary>A Redis server of one's own, to stop and to set up; ignores the test where there is none.</summary>
    internal static async Task<RedisServer> StartRedisAsync(params string[] options)
    {
        var server = await RedisServer.TryStartAsync(options);
        NewPlaceOn(server);
        return server!;
    }

    internal static RedisPlace NewPlaceOn(RedisServer? server)
    {
        if (server is null)
        {
            Assert.Ignore(RedisServer.MissingBecause!);
        }

        return new(server!.ConnectionString, $"test{Interlocked.Increment(ref _databases)}:");
    }

    [OneTimeTearDown]
    public async Task StopServersAsync()
    {
        if (Redis.IsValueCreated && await Redis.Value is { } redis)
        {
            redis.Dispose();
        }

        if (PostgreSql.IsValueCreated)
        {
            NpgsqlConnection.ClearAllPools();
            PostgreSql.Value.Dispose();
        }
    }
}
