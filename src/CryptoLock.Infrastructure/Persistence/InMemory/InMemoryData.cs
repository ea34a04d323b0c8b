using System.Diagnostics.CodeAnalysis;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

/// <summary>
/// Everything that is stored, with the orders in which it is asked for. <see cref="InMemoryStore"/> lets one at a time near it.
/// </summary>
internal sealed class InMemoryData
{
    private readonly Dictionary<ChatSessionId, InMemoryConversation> _conversations = [];
    private readonly Dictionary<(string Key, ParticipantAddress Business), InMemoryConversation> _customers = [];
    private readonly Dictionary<PartId, InMemoryConversation> _parts = [];
    private readonly SortedSet<(DateTimeOffset At, Guid Id)> _due = [];
    private readonly SortedSet<(DateTimeOffset At, Guid Id)> _awaitingPerson = [];
    private readonly SortedSet<(DateTimeOffset At, Guid Id)> _active = [];
    private readonly SortedSet<(DateTimeOffset At, Guid Id, int Position)> _unsettled = [];
    private readonly HashSet<Guid> _seen = [];

    /// <summary>Conversations with something to do, the longest-waiting first.</summary>
    public IEnumerable<InMemoryConversation> Due => _due.Select(entry => _conversations[new(entry.Id)]);

    /// <summary>Conversations in which a customer waits for a person without an alarm, the longest-waiting first.</summary>
    public IEnumerable<InMemoryConversation> AwaitingPerson => _awaitingPerson.Select(entry => _conversations[new(entry.Id)]);

    /// <summary>All conversations, the latest activity first.</summary>
    public IEnumerable<InMemoryConversation> Latest => _active.Reverse().Select(entry => _conversations[new(entry.Id)]);

    /// <summary>Customers' messages without an outcome, the oldest first.</summary>
    public IEnumerable<(ChatSessionState Session, InboundMessageState Message)> Unsettled => _unsettled
        .Select(entry => (_conversations[new(entry.Id)], entry.Position))
        .Select(entry => (entry.Item1.Session, entry.Item1.At(entry.Position).Inbound!));

    public int Count => _conversations.Count;

    public InMemoryConversation? Find(ChatSessionId id) => _conversations.GetValueOrDefault(id);

    public InMemoryConversation? Find(string customerKey, ParticipantAddress business) =>
        _customers.GetValueOrDefault((customerKey, business));

    public bool TryFind(PartId id, [NotNullWhen(true)] out InMemoryConversation? conversation) =>
        _parts.TryGetValue(id, out conversation);

    /// <summary>Remembers a channel's message id for ever.</summary>
    /// <returns>False when it was known.</returns>
    public bool See(string providerId) => _seen.Add(new Guid(SeenMessage.HashOf(providerId)));

    public void Receive(InMemoryConversation conversation, ChatSessionState after, InboundMessageState message)
    {
        Unlist(conversation);
        conversation.Receive(after, message);
        List(conversation);
    }

    public void Apply(InMemoryConversation conversation, SessionChanges changes)
    {
        Unlist(conversation);
        conversation.Apply(changes);
        List(conversation);
        foreach (var part in changes.NewParts)
        {
            _parts[part.Id] = conversation;
        }
    }

    public void Remove(InMemoryConversation conversation)
    {
        Unlist(conversation);
        _conversations.Remove(conversation.Session.Id);
        _customers.Remove((conversation.Session.CustomerKey, conversation.Session.Business));
        foreach (var part in conversation.Parts)
        {
            _parts.Remove(part);
        }
    }

    private void List(InMemoryConversation conversation)
    {
        var session = conversation.Session;
        _conversations[session.Id] = conversation;
        _customers[(session.CustomerKey, session.Business)] = conversation;
        _active.Add((session.LastMessageAt, session.Id.Value));
        if (session.DueAt is { } due)
        {
            _due.Add((due, session.Id.Value));
        }

        if (session is { AwaitingPersonSince: { } since, IsPersonAlarmed: false })
        {
            _awaitingPerson.Add((since, session.Id.Value));
        }

        _unsettled.UnionWith(conversation.Pending.Select(m => (m.At, session.Id.Value, m.Position)));
    }

    private void Unlist(InMemoryConversation conversation)
    {
        var session = conversation.Session;
        _active.Remove((session.LastMessageAt, session.Id.Value));
        if (session.DueAt is { } due)
        {
            _due.Remove((due, session.Id.Value));
        }

        if (session.AwaitingPersonSince is { } since)
        {
            _awaitingPerson.Remove((since, session.Id.Value));
        }

        _unsettled.ExceptWith(conversation.Pending.Select(m => (m.At, session.Id.Value, m.Position)));
    }
}
