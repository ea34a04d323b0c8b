using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>What changes of a part, to and from its hash.</summary>
internal static class RedisParts
{
    /// <summary>The order in which <see cref="Read"/> and the script <c>load</c> have the values.</summary>
    public static readonly RedisValue[] Names = ["status", "provider", "attempts", "changed", "code", "cause", "replaced"];

    public static RedisFields Write(MessagePartState p) => new RedisFields()
        .Add("status", (int)p.Status)
        .Add("provider", p.ProviderId)
        .Add("attempts", p.Attempts)
        .Add("changed", p.ChangedAt)
        .Add("code", p.ErrorCode)
        .Add("cause", p.ErrorCause)
        .Add("replaced", p.ReplacedBy is { } other ? RedisKeys.Name(other.Value) : null);

    /// <param name="message">The message.</param>
    /// <param name="index">Place in it.</param>
    /// <param name="part">What never changes.</param>
    /// <param name="values">What does; nulls for a part that is being erased.</param>
    public static MessagePartState Read(MessageId message, int index, RedisPart part, RedisValue[] values) =>
        new(new(part.Id), message, index, part.Text, part.IsTemplate)
        {
            Status = (PartStatus)(int)values[0],
            ProviderId = values[1],
            Attempts = (int)values[2],
            ChangedAt = RedisFields.Time(values[3]),
            ErrorCode = (int?)RedisFields.Number(values[4]),
            ErrorCause = values[5],
            ReplacedBy = RedisFields.Id(values[6]) is { } other ? new PartId(other) : null,
        };
}
