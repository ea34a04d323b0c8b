using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

/// <summary>Lets the aggregate itself take the message in.</summary>
internal sealed class InMemoryMessageLog(InMemoryStore store) : IInboundMessageLog
{
    public async Task<InboundReceipt> AppendAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        Failpoint.Reached(FailpointNames.InboundWritten);
        var receipt = await store.UseAsync(data => data.See(message.ProviderId) ? Receive(data, message) : InboundReceipt.Duplicate);
        Failpoint.Reached(FailpointNames.InboundCommitted);
        return receipt;
    }

    private static InboundReceipt Receive(InMemoryData data, IncomingMessage message)
    {
        var known = data.Find(message.CustomerKey, message.Business);
        var session = known is null
            ? ChatSession.Open(message.NewSessionId, message.CustomerKey, message.Customer, message.Business, message.At)
            : ChatSession.Restore(known.Load(default));
        session.Receive(
            message.Id, message.ProviderId, message.Content, message.Customer, message.ProfileName, message.QuietPeriod, message.At);
        session.Committed();

        var after = session.Snapshot();
        data.Receive(known ?? new InMemoryConversation(after.Session), after.Session, after.Inbound[^1]);
        return new(false, session.Id, known is null, session.DueAt!.Value);
    }
}
