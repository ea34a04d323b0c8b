using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Messaging;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>One number for each sender, moved on by whoever sends.</summary>
internal sealed class RedisSendPlaces(RedisConnection redis) : ISendPlaces
{
    public async ValueTask<DateTimeOffset> TakeAsync(
        ParticipantAddress sender, DateTimeOffset earliest, TimeSpan interval, CancellationToken cancellationToken) =>
        RedisTime.Read((long)await redis.RunAsync(
            RedisScripts.Place, [sender.Value, RedisTime.Write(earliest), interval.Ticks], cancellationToken));
}
