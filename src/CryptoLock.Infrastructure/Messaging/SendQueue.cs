using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Messaging;

/// <summary>
/// One sender's messages. What a second allows may leave at once; the rest queues, one place for each conversation, so that a
/// long answer does not hold up the others.
/// </summary>
/// <param name="sender">The sender.</param>
/// <param name="messagesPerSecond">The rate; above 0.</param>
/// <param name="places">Gives out the places.</param>
internal sealed class SendQueue(ParticipantAddress sender, double messagesPerSecond, ISendPlaces places)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / messagesPerSecond);
    private readonly Dictionary<ChatSessionId, DateTimeOffset> _kept = [];
    private readonly Lock _gate = new();
    private DateTimeOffset _nextCleaning = DateTimeOffset.MinValue;

    /// <summary>When the conversation's next message may leave. Asked for by one worker of a conversation at a time.</summary>
    public async ValueTask<DateTimeOffset> ReserveAsync(ChatSessionId sessionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (FindKept(sessionId, now) is { } kept)
        {
            return kept;
        }

        var earliest = _interval < Burst ? now - Burst + _interval : now;
        var place = await places.TakeAsync(sender, earliest, _interval, cancellationToken);
        if (place > now)
        {
            lock (_gate)
            {
                _kept[sessionId] = place;
            }
        }

        return place;
    }

    private DateTimeOffset? FindKept(ChatSessionId sessionId, DateTimeOffset now)
    {
        lock (_gate)
        {
            Clean(now);
            if (!_kept.TryGetValue(sessionId, out var place))
            {
                return null;
            }

            if (place <= now)
            {
                _kept.Remove(sessionId);
            }

            return place;
        }
    }

    // Conversations that did not come for their place: taken over, erased, or served by another instance.
    private void Clean(DateTimeOffset now)
    {
        if (now < _nextCleaning)
        {
            return;
        }

        _nextCleaning = now + KeptFor;
        foreach (var (id, _) in _kept.Where(p => p.Value + KeptFor < now).ToList())
        {
            _kept.Remove(id);
        }
    }
}
