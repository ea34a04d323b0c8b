using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>Says in one sentence each which promise a server cannot keep, by the way it is set up.</summary>
internal sealed partial class RedisDurability(RedisStore store, ILogger<RedisDurability> logger)
{
    /// <summary>Reads how the server keeps what is written, and warns.</summary>
    /// <exception cref="RedisException">The server does not answer.</exception>
    public async Task CheckAsync(IDatabase database)
    {
        if (!await HasFileAsync(database))
        {
            LogNoFile(store.Place);
        }
        else
        {
            await CheckFileAsync(database);
        }

        if (await InfoAsync(database, "memory", "maxmemory_policy") is { } policy and not "noeviction")
        {
            LogEviction(store.Place, policy);
        }
    }

    /// <summary>One value of what the server tells about itself; null when it does not tell.</summary>
    public static async Task<string?> InfoAsync(IDatabase database, string section, string name)
    {
        var info = (string?)await database.ExecuteAsync("INFO", section);
        return info?.Split('\n').Select(line => line.Trim().Split(':', 2)).FirstOrDefault(pair => pair[0] == name) is [_, var value]
            ? value
            : null;
    }

    private static async Task<bool> HasFileAsync(IDatabase database) => await InfoAsync(database, "persistence", "aof_enabled") is "1";

    private async Task CheckFileAsync(IDatabase database)
    {
        switch (await FsyncAsync(database))
        {
            case "always":
                break;
            case { } policy:
                LogLateFile(store.Place, policy);
                break;
            default:
                LogUnknownFile(store.Place);
                break;
        }
    }

    // Providers that run Redis for others forbid CONFIG.
    private static async Task<string?> FsyncAsync(IDatabase database)
    {
        try
        {
            return (await database.ExecuteAsync("CONFIG", "GET", "appendfsync")) is { Length: 2 } pair ? (string?)pair[1] : null;
        }
        catch (RedisServerException)
        {
            return null;
        }
    }

    [LoggerMessage(5051, LogLevel.Warning,
        "Redis at {Place} keeps no append-only file: messages that were accepted can be lost when it stops; "
        + "set appendonly yes and appendfsync always")]
    private partial void LogNoFile(string place);

    [LoggerMessage(5052, LogLevel.Warning,
        "Redis at {Place} writes its file late (appendfsync {Policy}): messages accepted in the last moments can be lost when its "
        + "machine fails; set appendfsync always")]
    private partial void LogLateFile(string place, string policy);

    [LoggerMessage(5053, LogLevel.Warning,
        "Redis at {Place} does not tell when it writes its file: unless appendfsync is always, messages accepted in the last moments "
        + "can be lost when its machine fails")]
    private partial void LogUnknownFile(string place);

    [LoggerMessage(5054, LogLevel.Warning,
        "Redis at {Place} throws data away when its memory is full (maxmemory-policy {Policy}): conversations can vanish; "
        + "set maxmemory-policy noeviction")]
    private partial void LogEviction(string place, string policy);
}
