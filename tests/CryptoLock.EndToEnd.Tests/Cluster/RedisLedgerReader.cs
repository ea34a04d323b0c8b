using System.Text.Json;
using CryptoLock.EndToEnd.Tests.Faults;
using StackExchange.Redis;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>Reads the ledger from Redis, in the layout of <c>RedisKeys</c> and its scripts.</summary>
internal sealed class RedisLedgerReader(IDatabase database)
{
    private const string Prefix = "cryptolock:";
    private static readonly DateTimeOffset Zero = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Task<long> CountWithoutOutcomeAsync(DateTimeOffset before) =>
        database.SortedSetLengthAsync($"{Prefix}unsettled", double.NegativeInfinity, before.UtcTicks - Zero.UtcTicks, Exclude.Stop);

    public async Task<Ledger> ReadAsync()
    {
        var sessions = await database.SortedSetRangeByRankAsync($"{Prefix}active");
        var messages = (await Task.WhenAll(sessions.Select(ReadAsync))).SelectMany(stored => stored).ToList();
        var replies = messages.Where(m => m.Body.TryGetProperty("author", out _)).ToList();
        var parts = await Task.WhenAll(replies.SelectMany(r => r.Body.GetProperty("parts").EnumerateArray().Select((part, index) => (r, part, index)))
            .Select(p => ReadPartAsync(p.part.GetProperty("id").GetGuid(), p.r.Body.GetProperty("id").GetGuid(), p.index)));
        return new([.. messages.Except(replies).Select(ToMessage)], [.. replies.Select(ToReply)], parts);
    }

    private static LedgerMessage ToMessage(Stored m)
    {
        var outcome = Find(m.Body, "outcome");
        return new(
            m.Session, m.Position, m.Body.GetProperty("providerId").GetString()!, m.Body.GetProperty("text").GetString()!,
            Zero.AddTicks(m.Body.GetProperty("at").GetInt64()), outcome?.GetProperty("kind").GetString(), TurnOf(outcome));
    }

    private static LedgerReply ToReply(Stored m) => new(
        m.Body.GetProperty("id").GetGuid(), m.Session, m.Position, m.Body.GetProperty("text").GetString()!, TurnOf(m.Body),
        Find(m.Body, "origin")?.GetRawText().Contains("\"gemini\"", StringComparison.Ordinal) is true);

    private static Guid? TurnOf(JsonElement? body) => body is { } found && Find(found, "turn") is { } turn ? turn.GetGuid() : null;

    private static JsonElement? Find(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value : null;

    private async Task<IEnumerable<Stored>> ReadAsync(RedisValue session)
    {
        var bodies = await database.HashGetAllAsync($"{Prefix}m:{session}");
        return bodies.Select(m => new Stored(Guid.Parse((string)session!), (int)m.Name, JsonElement.Parse((string)m.Value!)))
            .OrderBy(m => m.Position).ToList();
    }

    private async Task<LedgerPart> ReadPartAsync(Guid id, Guid message, int index)
    {
        var values = await database.HashGetAsync($"{Prefix}p:{id:N}", ["status", "provider"]);
        return new(id, message, index, (int)values[0], values[1]);
    }

    private sealed record Stored(Guid Session, int Position, JsonElement Body);
}
