namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>Where on a Redis server a store is.</summary>
internal sealed record RedisPlace(string ConnectionString, string KeyPrefix);
