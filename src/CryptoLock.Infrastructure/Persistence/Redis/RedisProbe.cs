using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

internal sealed class RedisProbe(RedisConnection redis, RedisKeys keys) : IStoreProbe
{
    public Task WriteAsync(CancellationToken cancellationToken) => redis.UseAsync(
        database => database.StringSetAsync(keys.Probe, 0, flags: CommandFlags.DemandMaster), cancellationToken);
}
