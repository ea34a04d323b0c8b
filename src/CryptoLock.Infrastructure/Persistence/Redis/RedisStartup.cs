using CryptoLock.Application.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>Makes sure before anything is served that Redis can be used, and says what it cannot keep.</summary>
internal sealed partial class RedisStartup(
    RedisStore store, RedisKeys keys, RedisConnection redis, RedisDurability durability, ILogger<RedisStartup> logger) : IHostedService
{
    /// <summary>Version of the layout that this program reads and writes.</summary>
    private const int Schema = 1;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await redis.OpenAsync(cancellationToken);
            await RefuseClusterAsync();
            await RefuseNewerAsync();
            await durability.CheckAsync(redis.Database);
            LogReady(store.Place);
        }
        catch (RedisConnectionException exception) when (exception.FailureType is ConnectionFailureType.AuthenticationFailure)
        {
            throw Refusal("user and password were refused", exception);
        }
        catch (Exception exception) when (RedisFaults.IsFault(exception))
        {
            throw Refusal(RedisFaults.Kind(exception), exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private StartupException Refusal(string reason, Exception inner) => new(
        $"Redis at {store.Place} cannot be used: {reason}. Check that it runs and that host, port, user, password and ssl in "
        + "ConnectionStrings:Storage are right; the user must be allowed to read and write the keys of Storage:KeyPrefix, and to run "
        + "INFO and scripts.",
        inner);

    private async Task RefuseClusterAsync()
    {
        if (await RedisDurability.InfoAsync(redis.Database, "cluster", "cluster_enabled") is "1")
        {
            throw new StartupException(
                $"Redis at {store.Place} is a cluster, which CryptoLock cannot use: its scripts need all keys on one server. Set "
                + "ConnectionStrings:Storage to a Redis that is not a cluster.");
        }
    }

    private async Task RefuseNewerAsync()
    {
        await redis.Database.StringSetAsync(keys.Schema, Schema, when: When.NotExists, flags: CommandFlags.DemandMaster);
        var found = await redis.Database.StringGetAsync(keys.Schema, CommandFlags.DemandMaster);
        if (!found.TryParse(out int version) || version > Schema)
        {
            throw new StartupException(
                $"The data in Redis at {store.Place} was made by a newer version of CryptoLock (its layout is {found}). Start that "
                + "version, or set ConnectionStrings:Storage or Storage:KeyPrefix to another place.");
        }
    }

    [LoggerMessage(5050, LogLevel.Information, "Redis store {Place} is ready")]
    private partial void LogReady(string place);
}
