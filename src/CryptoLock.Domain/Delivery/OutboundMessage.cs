using CryptoLock.Domain.Conversations;

namespace CryptoLock.Domain.Delivery;

/// <summary>A message to the customer, in one or more parts.</summary>
public sealed class OutboundMessage : Message
{
    private readonly List<MessagePart> _parts = [];

    internal OutboundMessage(
        MessageId id, ChatSessionId sessionId, int position, MessageAuthor author, string text, DateTimeOffset at)
        : base(id, sessionId, position, author, text, at)
    {
    }

    /// <summary>The turn whose reply this is; null for messages of operators and the service.</summary>
    public TurnId? Turn { get; private set; }

    /// <summary>How the text was made; null unless the assistant wrote it.</summary>
    public ReplyOrigin? Origin { get; private set; }

    /// <summary>The parts in the order in which they are sent; at least one.</summary>
    public IReadOnlyList<MessagePart> Parts => _parts;

    internal static OutboundMessage Create(
        ChatSessionId sessionId, int position, MessageAuthor author, ReplyDraft draft, TurnId? turn, DateTimeOffset now)
    {
        var message = new OutboundMessage(MessageId.New(now), sessionId, position, author, draft.Text, now)
        {
            Turn = turn,
            Origin = draft.Origin,
        };
        message._parts.AddRange(draft.Parts.Select((text, index) => new MessagePart(PartId.New(now), sessionId, index, text)));
        return message;
    }
}
