using System.Globalization;
using CryptoLock.Application.Ledger;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

internal sealed class RedisOutcomeLedger(RedisConnection redis, RedisKeys keys) : IOutcomeLedger
{
    public async Task<Page<UnsettledMessage>> ListUnsettledAsync(
        DateTimeOffset now, TimeSpan olderThan, PageRequest page, CancellationToken cancellationToken)
    {
        var (total, places) = await FindAsync(now - olderThan, page.Offset, page.Size, cancellationToken);
        var items = await Task.WhenAll(places.Select(place => ReadAsync((string)place.Element!, now, cancellationToken)));

        // What got its outcome meanwhile is left out.
        return new([.. items.OfType<UnsettledMessage>()], total);
    }

    public async Task<UnsettledFigures> MeasureUnsettledAsync(DateTimeOffset now, TimeSpan olderThan, CancellationToken cancellationToken)
    {
        var (total, places) = await FindAsync(now - olderThan, 0, 1, cancellationToken);
        return new(total, places is [var oldest] ? now - RedisTime.Read((long)oldest.Score) : null);
    }

    private async Task<(int Total, SortedSetEntry[] Places)> FindAsync(
        DateTimeOffset before, int skip, int take, CancellationToken cancellationToken)
    {
        var last = RedisTime.Write(before);
        var total = await redis.UseAsync(
            database => database.SortedSetLengthAsync(keys.Unsettled, max: last, flags: CommandFlags.DemandMaster), cancellationToken);
        var places = await redis.UseAsync(
            database => database.SortedSetRangeByScoreWithScoresAsync(
                keys.Unsettled, stop: last, skip: skip, take: take, flags: CommandFlags.DemandMaster),
            cancellationToken);
        return ((int)total, places);
    }

    private async Task<UnsettledMessage?> ReadAsync(string place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var words = place.Split(' ');
        var (id, position) = (new ChatSessionId(Guid.Parse(words[0])), int.Parse(words[1], CultureInfo.InvariantCulture));
        var body = await redis.UseAsync(
            database => database.HashGetAsync(keys.Messages(id), position, CommandFlags.DemandMaster), cancellationToken);
        var status = await redis.UseAsync(
            database => database.HashGetAsync(keys.Session(id), "status", CommandFlags.DemandMaster), cancellationToken);
        if (body.IsNull || status.IsNull)
        {
            return null;
        }

        var message = RedisMessages.Read((string)body!).ToInbound(position);
        return message.Outcome is null
            ? new(message.Id, id, message.ProviderId, message.At, now - message.At, RedisFields.Choice<SessionStatus>(status)!.Value)
            : null;
    }
}
