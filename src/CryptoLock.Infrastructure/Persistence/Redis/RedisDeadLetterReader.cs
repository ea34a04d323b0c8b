using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

internal sealed class RedisDeadLetterReader(RedisConnection redis, RedisKeys keys, RedisTranscripts transcripts) : IDeadLetterReader
{
    public async Task<Page<DeadLetter>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var total = await redis.UseAsync(
            database => database.SortedSetLengthAsync(keys.Dead, flags: CommandFlags.DemandMaster), cancellationToken);
        var names = await redis.UseAsync(
            database => database.SortedSetRangeByRankAsync(
                keys.Dead, page.Offset, page.Offset + page.Size - 1, Order.Descending, CommandFlags.DemandMaster),
            cancellationToken);
        var letters = await Task.WhenAll(names.Select(name => FindAsync(Guid.Parse((string)name!), cancellationToken)));
        return new([.. letters.OfType<DeadLetter>()], (int)total);
    }

    public async Task<DeadLetter?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var letter = (string?)await HashGetAsync(keys.Letters, RedisKeys.Name(id), cancellationToken);
        return letter?.Split(' ') switch
        {
            ["t", var session] => await TurnAsync(new(Guid.Parse(session)), id, cancellationToken),
            ["m", var session] => await MessageAsync(new(Guid.Parse(session)), id, cancellationToken),
            _ => null,
        };
    }

    private async Task<DeadLetter?> TurnAsync(ChatSessionId session, Guid id, CancellationToken cancellationToken)
    {
        if ((string?)await HashGetAsync(keys.Turns(session), RedisKeys.Name(id), cancellationToken) is not { } body)
        {
            return null;
        }

        var turn = RedisMessages.ReadTurn(body);
        var last = (string?)await HashGetAsync(keys.Messages(session), turn.ReadThrough, cancellationToken);
        return StoredViews.Letter(session, turn, last is null ? null : RedisMessages.Read(last).ToInbound(turn.ReadThrough));
    }

    private async Task<DeadLetter?> MessageAsync(ChatSessionId session, Guid id, CancellationToken cancellationToken)
    {
        if ((string?)await HashGetAsync(keys.Outbound(session), RedisKeys.Name(id), cancellationToken) is not { } place)
        {
            return null;
        }

        var position = RedisPlace.ReadPosition(place);
        if ((string?)await HashGetAsync(keys.Messages(session), position, cancellationToken) is not { } body)
        {
            return null;
        }

        var message = RedisMessages.Read(body);
        var lost = (await transcripts.PartsAsync(message, cancellationToken)).FirstOrDefault(StoredViews.IsGivenUp);
        return lost is null ? null : StoredViews.Letter(session, message.ToOutbound(position), lost);
    }

    private Task<RedisValue> HashGetAsync(RedisKey key, RedisValue field, CancellationToken cancellationToken) =>
        redis.UseAsync(database => database.HashGetAsync(key, field, CommandFlags.DemandMaster), cancellationToken);
}
