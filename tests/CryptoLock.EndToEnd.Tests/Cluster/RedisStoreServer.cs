using System.Globalization;
using CryptoLock.EndToEnd.Tests.Faults;
using CryptoLock.Testing.Servers;
using StackExchange.Redis;

namespace CryptoLock.EndToEnd.Tests.Cluster;

internal sealed class RedisStoreServer : IStoreServer
{
    private readonly RedisServer _server;
    private readonly Lazy<Task<ConnectionMultiplexer>> _connection;

    private RedisStoreServer(RedisServer server) =>
        (_server, _connection) = (server, new(() => ConnectionMultiplexer.ConnectAsync($"{server.ConnectionString},abortConnect=false")));

    public int Port => _server.Port;

    public static async Task<RedisStoreServer> StartAsync() =>
        new(await RedisServer.TryStartAsync() ?? throw new InvalidOperationException(RedisServer.MissingBecause));

    public IReadOnlyDictionary<string, string?> SettingsThrough(int port) => new Dictionary<string, string?>
    {
        ["Storage__Provider"] = "Redis",
        ["ConnectionStrings__Storage"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
    };

    public async Task<Ledger> ReadAsync() => await new RedisLedgerReader((await _connection.Value).GetDatabase()).ReadAsync();

    public async Task<long> CountOpenAsync(DateTimeOffset before)
    {
        var reader = new RedisLedgerReader((await _connection.Value).GetDatabase());
        return await reader.CountWithoutOutcomeAsync(before) is > 0 and var unsettled
            ? unsettled
            : CountUnsent(await reader.ReadAsync(), before);
    }

    public void Kill() => _server.Kill();

    public Task RestartAsync() => _server.RestartAsync();

    public void Dispose()
    {
        if (_connection.IsValueCreated && _connection.Value.IsCompletedSuccessfully)
        {
            _connection.Value.GetAwaiter().GetResult().Dispose();
        }

        _server.Dispose();
    }

    private static int CountUnsent(Ledger ledger, DateTimeOffset before)
    {
        var turns = ledger.Messages.Where(m => m.At < before).Select(m => m.Turn).OfType<Guid>().ToHashSet();
        var replies = ledger.Replies.Where(r => r.Turn is { } turn && turns.Contains(turn)).Select(r => r.Id).ToHashSet();
        return ledger.Parts.Count(p => p.Status < LedgerPart.Sent && replies.Contains(p.Message));
    }
}
