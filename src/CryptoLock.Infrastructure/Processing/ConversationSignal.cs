using System.Threading.Channels;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Processing;

internal sealed class ConversationSignal : IConversationSignal
{
    private readonly Channel<ConversationHint> _hints =
        Channel.CreateUnbounded<ConversationHint>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelReader<ConversationHint> Hints => _hints.Reader;

    public void Notify(ChatSessionId sessionId, DateTimeOffset dueAt) => Tell(new(sessionId, dueAt, HintKind.Changed));

    public void Tell(ConversationHint hint) => _hints.Writer.TryWrite(hint);
}
