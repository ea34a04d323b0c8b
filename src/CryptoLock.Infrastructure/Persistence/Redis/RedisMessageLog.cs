using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>
/// One script for each message. Redis itself commits in groups: it runs what has arrived, writes its file once, and then answers.
/// </summary>
internal sealed class RedisMessageLog(RedisConnection redis) : IInboundMessageLog
{
    public async Task<InboundReceipt> AppendAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        Failpoint.Reached(FailpointNames.InboundWritten);
        var stored = await redis.RunAsync(RedisScripts.Append, Arguments(message), cancellationToken);
        Failpoint.Reached(FailpointNames.InboundCommitted);
        if (stored.IsNull)
        {
            return InboundReceipt.Duplicate;
        }

        var id = new ChatSessionId(Guid.Parse((string)stored[0]!));
        return new(false, id, id == message.NewSessionId, RedisTime.Read((long)stored[1]));
    }

    private static RedisValue[] Arguments(IncomingMessage message)
    {
        var content = message.Content;
        RedisValue[] arguments =
        [
            SeenMessage.HashOf(message.ProviderId),
            RedisKeys.Name(message.NewSessionId.Value),
            message.CustomerKey,
            message.Customer.Value,
            message.Business.Value,
            RedisTime.Write(message.At),
            message.QuietPeriod.After(content).Ticks,
            message.QuietPeriod.Cap.Ticks,
            ChatSession.ServiceWindow.Ticks,
            ChatSession.RateWindow.Ticks,
            content.Intent is not null,
            RedisMessages.Write(message.Id, message.ProviderId, content, message.At, outcome: null),
        ];
        return message.ProfileName is { } name ? [.. arguments, name] : arguments;
    }
}
