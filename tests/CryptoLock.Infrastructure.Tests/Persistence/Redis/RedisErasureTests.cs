using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Tests.Persistence.Redis;

/// <summary>Redis has no foreign keys: what an erasure leaves behind is seen by the keys.</summary>
[TestFixture]
internal sealed class RedisErasureTests
{
    private RedisPlace _place = null!;
    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _place = await TestServers.NewRedisPlaceAsync();
        _store = await TestStore.StartOnAsync(_place);
    }

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task DeleteAsync_LeavesTheHashesOfTheMessageIdsAndNothingElse()
    {
        var before = await KeysAsync();
        await LiveThroughEverythingAsync("whatsapp:+1");

        await _store.UseAsync<IChatSessionRepository, int>(s => s.DeleteAllAsync(CancellationToken.None));

        Assert.That(await KeysAsync(), Is.EquivalentTo(before.Append("seen")));
    }

    [Test]
    public async Task DeleteAsync_OfOne_LeavesTheOthersAlone()
    {
        await LiveThroughEverythingAsync("whatsapp:+1");
        var before = await KeysAsync();
        var other = await LiveThroughEverythingAsync("whatsapp:+2");

        await _store.UseAsync<IChatSessionRepository, bool>(s => s.DeleteAsync(other, CancellationToken.None));

        Assert.That(await KeysAsync(), Is.EquivalentTo(before));
    }

    [Test]
    public async Task DeleteAllAsync_OfMany_CountsThem()
    {
        await Task.WhenAll(Enumerable.Range(0, 120).Select(i => _store.ReceiveAsync($"SM{i}", customer: $"whatsapp:+{i}")));

        Assert.That(await _store.UseAsync<IChatSessionRepository, int>(s => s.DeleteAllAsync(CancellationToken.None)), Is.EqualTo(120));
    }

    /// <summary>A failed turn, a lost part, an unsent one, an open turn, waiting messages, and two addresses that are not the key.</summary>
    private async Task<ChatSessionId> LiveThroughEverythingAsync(string customer)
    {
        var id = (await _store.ReceiveAsync($"{customer} 1", "one", customer)).SessionId;
        await _store.ChangeAsync(id, s =>
        {
            s.BeginTurn(TestSessions.Start);
            s.FailToPerson(HandoffReason.AssistantUnavailable, MessageAuthor.System, new ReplyDraft("ab", ["a", "b"]), TestSessions.Quiet, TestSessions.Start);
            s.Report(s.BeginSending(TestSessions.Start)!.Id, new DeliveryReport(PartStatus.Failed, null, TestSessions.Start, 1, "cause"));
        });
        foreach (var address in new[] { $"{customer}8", $"{customer}9" })
        {
            var moved = _store.Incoming($"SM {address}", new MessageContent("two"), customer) with { Customer = ParticipantAddress.From(address) };
            await _store.Inbox.AppendAsync(moved, CancellationToken.None);
        }

        await _store.ChangeAsync(id, s =>
        {
            s.BeginTurn(TestSessions.Start);
            s.Reassure(new ReplyDraft("wait", ["wait"]), TestSessions.Start);
        });
        return id;
    }

    private async Task<IReadOnlyList<string>> KeysAsync()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_place.ConnectionString);
        var server = connection.GetServers().Single();
        return [.. server.Keys(pattern: $"{_place.KeyPrefix}*").Select(key => ((string)key!)[_place.KeyPrefix.Length..])];
    }
}
