using CryptoLock.Application.Ports;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>
/// The one connection of this process. Commands of all callers share it without waiting for each other's answers, so that Redis
/// reads many at once and writes them to its file together. It reconnects by itself.
/// </summary>
internal sealed class RedisConnection(RedisStore store, RedisKeys keys) : IAsyncDisposable
{
    private ConnectionMultiplexer? _connection;

    /// <summary>For the conversation locks, which bring their own commands.</summary>
    /// <exception cref="StoreUnavailableException">There was no start.</exception>
    public IDatabase Database =>
        _connection?.GetDatabase() ?? throw new StoreUnavailableException("The Redis store failed (not connected).");

    /// <summary>Connects for the first time.</summary>
    /// <exception cref="RedisException">The server does not answer or refuses us.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken) =>
        _connection = await ConnectionMultiplexer.ConnectAsync(store.Settings).WaitAsync(cancellationToken);

    /// <summary>Runs a piece of work.</summary>
    /// <param name="work">The commands.</param>
    /// <param name="cancellationToken">Stops waiting; the commands may be executed nevertheless.</param>
    /// <exception cref="StoreUnavailableException">Redis does not answer, or cannot do it now.</exception>
    public async Task<T> UseAsync<T>(Func<IDatabase, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(Database).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (RedisFaults.IsFault(exception))
        {
            throw RedisFaults.Unavailable(exception);
        }
    }

    /// <summary>Runs a script: all of it or nothing, with nobody between.</summary>
    /// <param name="script">One of <see cref="RedisScripts"/>.</param>
    /// <param name="arguments">What it wants.</param>
    /// <param name="cancellationToken">Stops waiting; the script may be run nevertheless.</param>
    /// <exception cref="StoreUnavailableException">Redis does not answer, or cannot do it now.</exception>
    public Task<RedisResult> RunAsync(string script, RedisValue[] arguments, CancellationToken cancellationToken) => UseAsync(
        database => database.ScriptEvaluateAsync(script, keys.Scope, arguments, CommandFlags.DemandMaster), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }
}
