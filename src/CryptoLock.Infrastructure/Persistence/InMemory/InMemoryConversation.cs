using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

/// <summary>One conversation with everything of it.</summary>
internal sealed class InMemoryConversation(ChatSessionState session)
{
    private readonly List<InMemoryMessage> _messages = [];
    private readonly Dictionary<MessageId, InMemoryMessage> _outbound = [];
    private readonly Dictionary<PartId, (InMemoryMessage Message, int Index)> _parts = [];
    private readonly Dictionary<TurnId, TurnState> _turns = [];
    private readonly SortedSet<int> _pending = [];
    private readonly SortedSet<int> _unsent = [];
    private TurnId? _openTurn;

    public ChatSessionState Session { get; private set; } = session;

    public IReadOnlyList<InMemoryMessage> Messages => _messages;

    public IEnumerable<InboundMessageState> Pending => _pending.Select(position => At(position).Inbound!);

    public IEnumerable<InMemoryMessage> Unsent => _unsent.Select(At);

    public IEnumerable<TurnState> Turns => _turns.Values;

    public IEnumerable<PartId> Parts => _parts.Keys;

    public InMemoryMessage At(int position) => _messages[position - 1];

    public SessionSnapshot Load(LoadAlso also)
    {
        var asked = also.Message is { } message ? _outbound.GetValueOrDefault(message) : null;
        var outbound = Unsent.Append(asked).OfType<InMemoryMessage>().Distinct().OrderBy(m => m.Outbound!.Position).ToList();
        var turns = new[] { _openTurn, also.Turn }.OfType<TurnId>().Distinct().Where(_turns.ContainsKey);
        return new(
            Session,
            [.. Pending],
            outbound.ConvertAll(m => m.Outbound!),
            [.. outbound.SelectMany(m => m.Parts)],
            [.. turns.Select(id => _turns[id])]);
    }

    /// <summary>Whether a difference fits to what is stored now.</summary>
    public bool Accepts(SessionChanges changes) =>
        Session.Version == changes.ExpectedVersion
        && changes.Endings.All(m => _pending.Contains(m.Position))
        && changes.MovedParts.All(moved => Part(moved.Part.Id)?.Status == moved.ExpectedStatus)
        && changes.Messages.Index().All(m => m.Item.Position == _messages.Count + m.Index + 1)
        && OpenTurns(changes) <= 1;

    public void Apply(SessionChanges changes)
    {
        Session = changes.Session;
        foreach (var ended in changes.Endings)
        {
            At(ended.Position).Inbound = ended;
            _pending.Remove(ended.Position);
        }

        foreach (var message in changes.Messages)
        {
            Add(message, changes.NewParts.Where(p => p.MessageId == message.Id));
        }

        foreach (var moved in changes.MovedParts)
        {
            Put(moved.Part);
        }

        foreach (var turn in changes.MovedTurns.Concat(changes.NewTurns))
        {
            Put(turn);
        }
    }

    /// <summary>Takes a customer's message in, with what it did to the conversation.</summary>
    public void Receive(ChatSessionState after, InboundMessageState message)
    {
        Session = after;
        _messages.Add(new() { Inbound = message });
        _pending.Add(message.Position);
    }

    /// <summary>A part; null when there is none with this id.</summary>
    public MessagePartState? Part(PartId id) => _parts.TryGetValue(id, out var place) ? place.Message.Parts[place.Index] : null;

    public void Put(MessagePartState part)
    {
        var (message, index) = _parts[part.Id];
        message.Parts[index] = part;
        if (message.IsUnsent)
        {
            _unsent.Add(message.Outbound!.Position);
        }
        else
        {
            _unsent.Remove(message.Outbound!.Position);
        }
    }

    private int OpenTurns(SessionChanges changes)
    {
        var known = _openTurn is { } open && changes.MovedTurns.FirstOrDefault(t => t.Id == open)?.End is null ? 1 : 0;
        return known + changes.NewTurns.Count(t => t.End is null);
    }

    private void Add(OutboundMessageState state, IEnumerable<MessagePartState> parts)
    {
        var message = new InMemoryMessage { Outbound = state, Parts = [.. parts.OrderBy(p => p.Index)] };
        _messages.Add(message);
        _outbound[state.Id] = message;
        foreach (var part in message.Parts)
        {
            _parts[part.Id] = (message, part.Index);
        }

        if (message.IsUnsent)
        {
            _unsent.Add(state.Position);
        }
    }

    private void Put(TurnState turn)
    {
        _turns[turn.Id] = turn;
        if (turn.End is null)
        {
            _openTurn = turn.Id;
        }
        else if (_openTurn == turn.Id)
        {
            _openTurn = null;
        }
    }
}
