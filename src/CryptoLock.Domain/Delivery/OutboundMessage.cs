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

    /// <summary>Whether parts still have to leave.</summary>
    public bool IsUnsent => _parts.Exists(p => p.IsUnsent);

    internal static OutboundMessage Create(
        ChatSessionId sessionId, int position, MessageAuthor author, ReplyDraft draft, TurnId? turn, DateTimeOffset now)
    {
        var message = new OutboundMessage(MessageId.New(now), sessionId, position, author, draft.Text, now)
        {
            Turn = turn,
            Origin = draft.Origin,
        };
        message._parts.AddRange(draft.Parts.Select(
            (text, index) => new MessagePart(PartId.New(now), sessionId, index, text, draft.IsTemplate)));
        return message;
    }

    internal OutboundMessageState State => new(Id, Position, Author, Text, At, Turn, Origin);

    internal static OutboundMessage Restore(ChatSessionId sessionId, OutboundMessageState state, IEnumerable<MessagePartState> parts)
    {
        var message = new OutboundMessage(state.Id, sessionId, state.Position, state.Author, state.Text, state.At)
        {
            Turn = state.Turn,
            Origin = state.Origin,
        };
        message._parts.AddRange(parts.Select(p => MessagePart.Restore(sessionId, p)));
        return message;
    }

    // What was handed to the provider stays as it is: its outcome is still to be learned.
    internal void Withdraw(DateTimeOffset now)
    {
        foreach (var part in _parts.Where(p => p.Status is PartStatus.Queued))
        {
            part.Withdraw(now);
        }
    }

    /// <summary>A new message that says what of this one did not arrive; null when everything did.</summary>
    internal OutboundMessage? Again(int position, DateTimeOffset now)
    {
        var lost = _parts.FindAll(p => p.IsLost);
        if (lost.Count == 0)
        {
            return null;
        }

        var text = lost.Count == _parts.Count ? Text : string.Join("\n", lost.Select(p => p.Text));
        var draft = new ReplyDraft(text, [.. lost.Select(p => p.Text)], Origin) { IsTemplate = lost[0].IsTemplate };
        var again = Create(SessionId, position, Author, draft, Turn, now);
        for (var i = 0; i < lost.Count; i++)
        {
            lost[i].ReplaceBy(again._parts[i].Id);
        }

        return again;
    }
}
