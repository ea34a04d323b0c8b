using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

internal sealed class RedisQueue(RedisConnection redis, RedisKeys keys) : IConversationQueue
{
    public async Task<IReadOnlyList<ChatSessionId>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken)
    {
        var due = await EarliestAsync(keys.Due, now, take, cancellationToken);
        return [.. due.Select(entry => Id(entry.Element))];
    }

    public async Task<IReadOnlyList<ChatSessionId>> ListWaitingAsync(
        DateTimeOffset? reassure, DateTimeOffset? alarm, int take, CancellationToken cancellationToken)
    {
        var lists = await Task.WhenAll(
            EarliestAsync(keys.Reassure, reassure, take, cancellationToken), EarliestAsync(keys.Alarm, alarm, take, cancellationToken));
        return [.. lists.SelectMany(list => list).OrderBy(entry => entry.Score).Select(entry => Id(entry.Element)).Distinct().Take(take)];
    }

    public async Task<IReadOnlyList<ChatSessionId>> ListAwaitingPersonAsync(
        DateTimeOffset until, int take, CancellationToken cancellationToken)
    {
        var waiting = await EarliestAsync(keys.People, until, take, cancellationToken);
        return [.. waiting.Select(entry => Id(entry.Element))];
    }

    private async Task<SortedSetEntry[]> EarliestAsync(
        RedisKey order, DateTimeOffset? until, int take, CancellationToken cancellationToken) => until is not { } last
        ? []
        : await redis.UseAsync(
            database => database.SortedSetRangeByScoreWithScoresAsync(
                order, stop: RedisTime.Write(last), take: take, flags: CommandFlags.DemandMaster),
            cancellationToken);

    private static ChatSessionId Id(RedisValue name) => new(Guid.Parse((string)name!));
}
