using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

internal sealed class RedisSessionReader(RedisConnection redis, RedisKeys keys, RedisTranscripts transcripts) : ISessionReader
{
    public Task<Page<SessionSummary>> ListAsync(SessionFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        filter.Customer is null
            ? ListByActivityAsync(filter, page, cancellationToken)
            : ListOfCustomerAsync(filter, page, cancellationToken);

    public async Task<SessionSummary?> FindAsync(ChatSessionId id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken) is { } session ? StoredViews.Summary(session) : null;

    public async Task<Page<TranscriptEntry>> TranscriptAsync(ChatSessionId id, PageRequest page, CancellationToken cancellationToken)
    {
        var total = (int)await redis.UseAsync(
            database => database.HashGetAsync(keys.Session(id), "count", CommandFlags.DemandMaster), cancellationToken);
        var count = Math.Clamp(total - page.Offset, 0, page.Size);
        return new(await transcripts.ReadAsync(id, Enumerable.Range(page.Offset + 1, count), cancellationToken), total);
    }

    public Task<IReadOnlyList<TranscriptEntry>> TailAsync(
        ChatSessionId id, int throughPosition, int take, CancellationToken cancellationToken)
    {
        var count = Math.Clamp(throughPosition, 0, take);
        return transcripts.ReadAsync(id, Enumerable.Range(throughPosition - count + 1, count), cancellationToken);
    }

    public async Task<int> ReadBeforeAsync(ChatSessionId id, TurnId turnId, CancellationToken cancellationToken)
    {
        var turns = await redis.UseAsync(database => database.HashValuesAsync(keys.Turns(id), CommandFlags.DemandMaster), cancellationToken);
        return StoredViews.ReadBefore(turns.Select(turn => RedisMessages.ReadTurn((string)turn!)), turnId);
    }

    public async Task<PartPlace?> LocateAsync(PartId partId, CancellationToken cancellationToken)
    {
        var place = await redis.UseAsync(
            database => database.HashGetAsync(keys.Part(partId), ["session", "message"], CommandFlags.DemandMaster), cancellationToken);
        return place is [{ IsNull: false } session, { IsNull: false } message]
            ? new(new(Guid.Parse((string)session!)), new(Guid.Parse((string)message!)))
            : null;
    }

    private async Task<Page<SessionSummary>> ListByActivityAsync(
        SessionFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var order = filter.Status is { } status ? keys.ActiveWith(status) : keys.Active;
        var since = RedisTime.Write(filter.ActiveSince) ?? double.NegativeInfinity;
        var total = await redis.UseAsync(
            database => database.SortedSetLengthAsync(order, since, flags: CommandFlags.DemandMaster), cancellationToken);
        var names = await redis.UseAsync(
            database => database.SortedSetRangeByScoreAsync(
                order, since, order: Order.Descending, skip: page.Offset, take: page.Size, flags: CommandFlags.DemandMaster),
            cancellationToken);
        var sessions = await ReadAsync(names, cancellationToken);
        return new([.. sessions.Select(StoredViews.Summary)], (int)total);
    }

    // One customer has a conversation with each of the company's numbers at most: few.
    private async Task<Page<SessionSummary>> ListOfCustomerAsync(
        SessionFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var byKey = await redis.UseAsync(
            database => database.HashValuesAsync(keys.Customer(filter.Customer!), CommandFlags.DemandMaster), cancellationToken);
        var byAddress = await redis.UseAsync(
            database => database.SetMembersAsync(keys.Address(filter.Customer!), CommandFlags.DemandMaster), cancellationToken);
        var found = (await ReadAsync(byKey.Union(byAddress), cancellationToken)).Where(s => StoredViews.Matches(s, filter)).ToList();
        var items = found.OrderByDescending(s => s.LastMessageAt).Skip(page.Offset).Take(page.Size).Select(StoredViews.Summary);
        return new([.. items], found.Count);
    }

    // What is erased meanwhile is left out.
    private async Task<IEnumerable<ChatSessionState>> ReadAsync(IEnumerable<RedisValue> names, CancellationToken cancellationToken) =>
        (await Task.WhenAll(names.Select(name => ReadAsync(new ChatSessionId(Guid.Parse((string)name!)), cancellationToken))))
        .OfType<ChatSessionState>();

    private async Task<ChatSessionState?> ReadAsync(ChatSessionId id, CancellationToken cancellationToken) => RedisSessions.Read(
        await redis.UseAsync(database => database.HashGetAllAsync(keys.Session(id), CommandFlags.DemandMaster), cancellationToken));
}
