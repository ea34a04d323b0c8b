using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>The names of everything in Redis. The scripts make the same names; docs/decisions/0019 explains them.</summary>
internal sealed class RedisKeys(IOptions<StorageOptions> options)
{
    private readonly string _prefix = options.Value.KeyPrefix;

    /// <summary>What all keys begin with; each script gets it, and nothing else, as its key.</summary>
    public RedisKey[] Scope { get; } = [options.Value.KeyPrefix];

    /// <summary>Version of this layout.</summary>
    public RedisKey Schema => _prefix + "schema";

    /// <summary>Nobody's; written to see whether Redis writes.</summary>
    public RedisKey Probe => _prefix + "probe";

    /// <summary>Conversations with something to do, by when.</summary>
    public RedisKey Due => _prefix + "due";

    /// <summary>Conversations whose waiting customer was not told so yet, by the beginning of the wait.</summary>
    public RedisKey Reassure => _prefix + "reassure";

    /// <summary>Conversations whose waiting customer needs a person who was not asked yet, by the beginning of the wait.</summary>
    public RedisKey Alarm => _prefix + "alarm";

    /// <summary>Conversations whose customer waits for a person without an alarm, by the beginning of the wait.</summary>
    public RedisKey People => _prefix + "people";

    /// <summary>All conversations, by their last message.</summary>
    public RedisKey Active => _prefix + "active";

    /// <summary>Customers' messages without an outcome, by arrival: conversation and position.</summary>
    public RedisKey Unsettled => _prefix + "unsettled";

    /// <summary>Failed turns and messages with a lost part, by when they were given up.</summary>
    public RedisKey Dead => _prefix + "dead";

    /// <summary>For each of those its kind and its conversation.</summary>
    public RedisKey Letters => _prefix + "letters";

    public RedisKey ActiveWith(SessionStatus status) => $"{_prefix}active:{status}";

    /// <summary>A customer's conversations, by the company's address.</summary>
    public RedisKey Customer(string customerKey) => $"{_prefix}k:{customerKey}";

    /// <summary>Conversations with an address that is not the customer's key.</summary>
    public RedisKey Address(string address) => $"{_prefix}a:{address}";

    public RedisKey Session(ChatSessionId id) => $"{_prefix}s:{Name(id.Value)}";

    /// <summary>A conversation's messages, by position.</summary>
    public RedisKey Messages(ChatSessionId id) => $"{_prefix}m:{Name(id.Value)}";

    /// <summary>A conversation's messages to the customer: position, time and the names of the parts.</summary>
    public RedisKey Outbound(ChatSessionId id) => $"{_prefix}o:{Name(id.Value)}";

    public RedisKey Turns(ChatSessionId id) => $"{_prefix}t:{Name(id.Value)}";

    public RedisKey Part(PartId id) => $"{_prefix}p:{Name(id.Value)}";

    public RedisKey Lock(ChatSessionId id) => $"{_prefix}lock:{Name(id.Value)}";

    public static string Name(Guid id) => id.ToString("N");
}
