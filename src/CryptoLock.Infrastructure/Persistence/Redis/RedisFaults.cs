using CryptoLock.Application.Ports;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>Turns the client's exceptions into the one that the application knows.</summary>
internal static class RedisFaults
{
    /// <remarks>The client's pipe and a lock's release wrap what happened in exceptions of their own.</remarks>
    public static bool IsFault(Exception exception) => exception
        is RedisException or TimeoutException or ObjectDisposedException or InvalidOperationException { Source: "System.IO.Pipelines" }
        || (exception is AggregateException { InnerException: { } inner } && IsFault(inner));

    /// <summary>Only the kind is told: the client's messages may name keys, and a key may hold a customer's address.</summary>
    public static StoreUnavailableException Unavailable(Exception exception) =>
        new($"The Redis store failed ({Kind(exception)}).", exception);

    /// <summary>What failed, in Redis's own word where it gave one, such as <c>OOM</c> or <c>READONLY</c>.</summary>
    public static string Kind(Exception exception) => exception switch
    {
        RedisConnectionException connection => connection.FailureType.ToString(),
        RedisServerException server => server.Message.Split(' ', ':')[0],
        TimeoutException => "no answer in time",
        ObjectDisposedException => "closed",
        _ => "no connection",
    };
}
