using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Messaging;

/// <summary>
/// Places for one sender's messages in time. What a second allows may leave at once; the rest queues, one place for each
/// conversation, so that a long answer does not hold up the others.
/// </summary>
/// <param name="messagesPerSecond">The rate; above 0.</param>
internal sealed class SendQueue(double messagesPerSecond)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / messagesPerSecond);
    private readonly TimeSpan _burst = TimeSpan.FromSeconds(1);
    private readonly Dictionary<ChatSessionId, DateTimeOffset> _places = [];
    private readonly Lock _gate = new();
    private DateTimeOffset _nextFree = DateTimeOffset.MinValue;
    private DateTimeOffset _nextCleaning = DateTimeOffset.MinValue;

    /// <summary>When the conversation's next message may leave.</summary>
    public DateTimeOffset Reserve(ChatSessionId sessionId, DateTimeOffset now)
    {
        lock (_gate)
        {
            Clean(now);
            if (_places.TryGetValue(sessionId, out var place))
            {
                if (place <= now)
                {
                    _places.Remove(sessionId);
                }

                return place;
            }

            return TakePlace(sessionId, now);
        }
    }

    private DateTimeOffset TakePlace(ChatSessionId sessionId, DateTimeOffset now)
    {
        var earliest = _interval < _burst ? now - _burst + _interval : now;
        var place = _nextFree > earliest ? _nextFree : earliest;
        _nextFree = place + _interval;
        if (place > now)
        {
            _places[sessionId] = place;
        }

        return place;
    }

    // Conversations that did not come for their place: taken over, erased, or served by another instance.
    private void Clean(DateTimeOffset now)
    {
        if (now < _nextCleaning)
        {
            return;
        }

        _nextCleaning = now + KeptFor;
        foreach (var (id, _) in _places.Where(p => p.Value + KeptFor < now).ToList())
        {
            _places.Remove(id);
        }
    }
}
