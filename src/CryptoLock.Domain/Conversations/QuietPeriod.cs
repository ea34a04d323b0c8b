namespace CryptoLock.Domain.Conversations;

/// <summary>How long to wait for more before answering, so that a message typed in five lines gets one reply.</summary>
/// <param name="Length">Wait after each message; zero answers at once.</param>
/// <param name="Cap">Longest wait after the first unanswered message, so that nobody waits for ever; at least <paramref name="Length"/>.</param>
public readonly record struct QuietPeriod(TimeSpan Length, TimeSpan Cap)
{
    /// <summary>When the conversation is due.</summary>
    /// <param name="firstPending">Arrival of the oldest unanswered message.</param>
    /// <param name="latest">Arrival of the newest.</param>
    public DateTimeOffset EndsAt(DateTimeOffset firstPending, DateTimeOffset latest)
    {
        var quiet = latest + Length;
        var cap = firstPending + Cap;
        return quiet < cap ? quiet : cap;
    }
}
