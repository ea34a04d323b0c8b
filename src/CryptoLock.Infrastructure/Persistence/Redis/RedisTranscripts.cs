using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>Reads messages by their positions: as many at once as are wanted, however long the conversation is.</summary>
internal sealed class RedisTranscripts(RedisConnection redis, RedisKeys keys)
{
    /// <summary>The messages that exist among some positions, in their order.</summary>
    public async Task<IReadOnlyList<TranscriptEntry>> ReadAsync(
        ChatSessionId id, IEnumerable<int> positions, CancellationToken cancellationToken)
    {
        int[] wanted = [.. positions];
        if (wanted.Length == 0)
        {
            return [];
        }

        RedisValue[] names = [.. wanted.Select(position => (RedisValue)position)];
        var bodies = await redis.UseAsync(
            database => database.HashGetAsync(keys.Messages(id), names, CommandFlags.DemandMaster), cancellationToken);
        return await Task.WhenAll(wanted.Zip(bodies).Where(m => !m.Second.IsNull)
            .Select(m => EntryAsync(RedisMessages.Read((string)m.Second!), m.First, cancellationToken)));
    }

    /// <summary>The parts of a message to the customer, in their order.</summary>
    public async Task<IReadOnlyList<MessagePartState>> PartsAsync(RedisMessage message, CancellationToken cancellationToken) =>
        await Task.WhenAll(message.Parts!.Index().Select(async part => RedisParts.Read(
            new(message.Id),
            part.Index,
            part.Item,
            await redis.UseAsync(
                database => database.HashGetAsync(keys.Part(new(part.Item.Id)), RedisParts.Names, CommandFlags.DemandMaster),
                cancellationToken))));

    private async Task<TranscriptEntry> EntryAsync(RedisMessage message, int position, CancellationToken cancellationToken) =>
        message.Parts is null
            ? StoredViews.Entry(message.ToInbound(position))
            : StoredViews.Entry(message.ToOutbound(position), await PartsAsync(message, cancellationToken));
}
