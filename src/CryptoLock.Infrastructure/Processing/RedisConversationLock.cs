using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Redis;
using Medallion.Threading.Redis;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>
/// A key that its holder prolongs as long as it lives; Redis frees it when the holder dies. Whoever was paused beyond it finds the
/// conversation's version changed.
/// </summary>
internal sealed class RedisConversationLock(RedisConnection redis, RedisKeys keys) : IConversationLock
{
    /// <summary>How long a dead holder's conversation waits at most. The sweep comes on top.</summary>
    private static readonly TimeSpan Expiry = TimeSpan.FromSeconds(4);

    // A Redis that does not answer gives the right to nobody either; the sweep tries again.
    public async Task<IAsyncDisposable?> TryAcquireAsync(ChatSessionId sessionId, CancellationToken cancellationToken)
    {
        var conversation = new RedisDistributedLock(keys.Lock(sessionId), redis.Database, options => options.Expiry(Expiry));
        try
        {
            return await conversation.TryAcquireAsync(TimeSpan.Zero, cancellationToken) is { } handle ? new Holder(handle) : null;
        }
        catch (Exception exception) when (RedisFaults.IsFault(exception))
        {
            throw RedisFaults.Unavailable(exception);
        }
    }

    private sealed class Holder(RedisDistributedLockHandle handle) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await handle.DisposeAsync();
            }
            catch (Exception exception) when (RedisFaults.IsFault(exception))
            {
                // What cannot be given back expires.
            }
        }
    }
}
