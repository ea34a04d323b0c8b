using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>One script for each access: what it reads is of one moment, what it writes is all there or not at all.</summary>
internal sealed class RedisSessionStore(RedisConnection redis, RedisKeys keys) : ISessionStore
{
    /// <summary>Conversations erased at a time: nobody else is served meanwhile.</summary>
    private const int ErasedAtOnce = 50;

    public async Task<SessionSnapshot?> LoadAsync(ChatSessionId id, LoadAlso also, CancellationToken cancellationToken)
    {
        var loaded = await redis.RunAsync(
            RedisScripts.Load,
            [RedisKeys.Name(id.Value), NameOrNone(also.Turn?.Value), NameOrNone(also.Message?.Value)],
            cancellationToken);
        return loaded.IsNull ? null : Read(loaded);
    }

    public async Task CommitAsync(SessionChanges changes, CancellationToken cancellationToken)
    {
        if (!(bool)await redis.RunAsync(RedisScripts.Commit, [RedisChanges.Write(changes)], cancellationToken))
        {
            throw new ConcurrencyException();
        }
    }

    public async Task<bool> DeleteAsync(ChatSessionId id, CancellationToken cancellationToken) =>
        await EraseAsync([RedisKeys.Name(id.Value)], cancellationToken) > 0;

    public async Task<int> DeleteAllAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        while (await ListAsync(cancellationToken) is { Length: > 0 } some)
        {
            count += await EraseAsync(some, cancellationToken);
        }

        return count;
    }

    private Task<RedisValue[]> ListAsync(CancellationToken cancellationToken) => redis.UseAsync(
        database => database.SortedSetRangeByRankAsync(keys.Active, 0, ErasedAtOnce - 1, flags: CommandFlags.DemandMaster),
        cancellationToken);

    private async Task<int> EraseAsync(RedisValue[] names, CancellationToken cancellationToken) =>
        (int)await redis.RunAsync(RedisScripts.Erase, names, cancellationToken);

    private static string NameOrNone(Guid? id) => id is { } value ? RedisKeys.Name(value) : string.Empty;

    private static SessionSnapshot Read(RedisResult loaded)
    {
        var session = loaded[0].ToDictionary().ToDictionary(field => field.Key, field => (RedisValue)field.Value);
        var outbound = Items(loaded[2]).Select(ReadOutbound).OrderBy(m => m.Message.Position).ToList();
        return new(
            RedisSessions.Read(session),
            [.. Items(loaded[1]).Select(m => RedisMessages.Read((string)m[1]!).ToInbound((int)m[0])).OrderBy(m => m.Position)],
            outbound.ConvertAll(m => m.Message),
            [.. outbound.SelectMany(m => m.Parts)],
            [.. Items(loaded[3]).Select(t => RedisMessages.ReadTurn((string)t!))]);
    }

    private static (OutboundMessageState Message, IEnumerable<MessagePartState> Parts) ReadOutbound(RedisResult item)
    {
        var stored = RedisMessages.Read((string)item[1]!);
        var parts = Items(item[2]).Zip(
            stored.Parts!.Index(), (values, part) => RedisParts.Read(new(stored.Id), part.Index, part.Item, (RedisValue[])values!));
        return (stored.ToOutbound((int)item[0]), parts);
    }

    private static IEnumerable<RedisResult> Items(RedisResult list) => Enumerable.Range(0, list.Length).Select(i => list[i]);
}
