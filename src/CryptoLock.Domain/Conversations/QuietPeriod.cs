namespace CryptoLock.Domain.Conversations;

/// <summary>How long to wait for more before answering, so that a message typed in five lines gets one reply.</summary>
/// <param name="Complete">Wait after a message that reads complete; zero answers at once.</param>
/// <param name="Unfinished">Wait after one that reads as if more will follow; at least <paramref name="Complete"/>.</param>
/// <param name="Cap">Longest wait after the first unanswered message, so that nobody waits for ever.</param>
public readonly record struct QuietPeriod(TimeSpan Complete, TimeSpan Unfinished, TimeSpan Cap)
{
    /// <summary>The wait after one message.</summary>
    /// <param name="content">What it holds.</param>
    public TimeSpan After(MessageContent content) => content switch
    {
        { Intent: not null } => TimeSpan.Zero,
        _ when Completeness.ReadsComplete(content) => Complete,
        _ => Unfinished,
    };

    /// <summary>When the conversation is due.</summary>
    /// <param name="firstPending">Arrival of the oldest unanswered message.</param>
    /// <param name="latest">Arrival of the newest.</param>
    /// <param name="content">What the newest holds.</param>
    public DateTimeOffset EndsAt(DateTimeOffset firstPending, DateTimeOffset latest, MessageContent content)
    {
        var quiet = latest + After(content);
        var cap = firstPending + Cap;
        return quiet < cap ? quiet : cap;
    }
}
