using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>
/// Which conversations to serve when, and which are being served. Knows nothing of stores or models, and belongs to one
/// dispatcher: it is not thread-safe.
/// </summary>
internal sealed class ConversationAgenda(int capacity)
{
    private readonly PriorityQueue<ChatSessionId, DateTimeOffset> _byTime = new();
    private readonly Dictionary<ChatSessionId, DateTimeOffset> _planned = [];
    private readonly Dictionary<ChatSessionId, DateTimeOffset?> _serving = [];

    /// <summary>When to look again; null when nothing is planned or all places are taken.</summary>
    public DateTimeOffset? NextDue => _serving.Count < capacity && _byTime.TryPeek(out _, out var due) ? due : null;

    /// <summary>Takes note of a hint.</summary>
    public void Add(ConversationHint hint)
    {
        var id = hint.SessionId;
        if (hint.Kind is HintKind.Finished)
        {
            if (_serving.Remove(id, out var again) && again is { } dueAgain)
            {
                Plan(id, dueAgain);
            }
        }
        else if (_serving.TryGetValue(id, out var planned))
        {
            // One at a time: what changed meanwhile is looked at when the present work is done.
            _serving[id] = hint.Kind is HintKind.Found ? planned : hint.DueAt;
        }
        else if (hint.Kind is HintKind.Changed || !_planned.TryGetValue(id, out var later) || hint.DueAt < later)
        {
            Plan(id, hint.DueAt);
        }
    }

    /// <summary>Takes the next conversation that is due, if there is a place for it.</summary>
    public bool TryTake(DateTimeOffset now, out ChatSessionId sessionId)
    {
        while (NextDue <= now)
        {
            _byTime.TryDequeue(out sessionId, out var due);
            if (_planned.TryGetValue(sessionId, out var latest) && latest == due)
            {
                _planned.Remove(sessionId);
                _serving.Add(sessionId, null);
                return true;
            }
        }

        sessionId = default;
        return false;
    }

    private void Plan(ChatSessionId id, DateTimeOffset due)
    {
        _planned[id] = due;
        _byTime.Enqueue(id, due);
    }
}
