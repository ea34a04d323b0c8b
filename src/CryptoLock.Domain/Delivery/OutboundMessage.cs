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

    /// <summary>Whether it leaves as the configured template instead of its text.</summary>
    public bool IsTemplate => _parts is [{ IsTemplate: true }, ..];

    /// <summary>Whether a part will never arrive and nothing says it in its place.</summary>
    internal bool IsLost => _parts.Exists(p => p.IsLost);

    /// <summary>Whether the provider has nothing of it.</summary>
    internal bool IsUntouched => _parts.TrueForAll(p => p.Status is PartStatus.Queued);

    private (DateTimeOffset Moment, int Position) Place => (_parts[0].Id.Moment, Position);

    internal static OutboundMessage Create(
        MessageId id, ChatSessionId sessionId, int position, MessageAuthor author, ReplyDraft draft, TurnId? turn, DateTimeOffset now) =>
        Create(id, sessionId, position, author, draft, turn, now, now);

    private static OutboundMessage Create(
        MessageId id, ChatSessionId sessionId, int position, MessageAuthor author, ReplyDraft draft, TurnId? turn, DateTimeOffset now,
        DateTimeOffset place)
    {
        var message = new OutboundMessage(id, sessionId, position, author, draft.Text, now)
        {
            Turn = turn,
            Origin = draft.Origin,
        };
        message._parts.AddRange(draft.Parts.Select(
            (text, index) => new MessagePart(PartId.New(place), sessionId, index, text, draft.IsTemplate)));
        return message;
    }

    internal OutboundMessageState State => new(Id, Position, Author, Text, At, Turn, Origin);

    internal void AddPartsTo(List<MessagePartState> states)
    {
        foreach (var part in _parts)
        {
            states.Add(part.StateIn(Id));
        }
    }

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

    /// <summary>Whether it comes after another one in the conversation; a repetition stands where the first stood.</summary>
    internal bool BelongsBehind(OutboundMessage other) => Place.CompareTo(other.Place) > 0;

    /// <summary>Whether another message says again what of this one did not arrive.</summary>
    internal bool IsRepeatedBy(OutboundMessage other) => _parts.Exists(p => other._parts.Exists(q => q.Id == p.ReplacedBy));

    /// <summary>A new message that says what of this one did not arrive; something must be lost.</summary>
    /// <param name="position">Its place in the transcript.</param>
    /// <param name="earlier">Repetitions of this message that were withdrawn; the new one takes their place, too.</param>
    /// <param name="now">The moment, UTC.</param>
    internal OutboundMessage Again(int position, IReadOnlyCollection<OutboundMessage> earlier, DateTimeOffset now)
    {
        var missing = _parts.Select(p => (Part: p, Last: LastOf(p, earlier))).Where(m => m.Last is not null).ToList();
        var text = missing.Count == _parts.Count ? Text : string.Join("\n", missing.Select(m => m.Part.Text));
        var draft = new ReplyDraft(text, [.. missing.Select(m => m.Part.Text)], Origin) { IsTemplate = IsTemplate };
        var again = Create(MessageId.New(now), SessionId, position, Author, draft, Turn, now, _parts[0].Id.Moment);
        foreach (var ((part, last), replacement) in missing.Zip(again._parts))
        {
            part.ReplaceBy(replacement.Id);
            last!.ReplaceBy(replacement.Id);
        }

        return again;
    }

    private static MessagePart? LastOf(MessagePart part, IReadOnlyCollection<OutboundMessage> earlier) =>
        part.IsLost ? part : earlier.SelectMany(m => m._parts).FirstOrDefault(p => p.Id == part.ReplacedBy);
}
