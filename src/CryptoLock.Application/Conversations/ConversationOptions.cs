using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Conversations;

/// <summary>How conversations are paced and answered.</summary>
public sealed class ConversationOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Conversation";

    // Conversations that failed together must not come back together.
    private const double MaxJitter = 0.25;

    /// <summary>How long to wait for more after a message that reads complete. Default 0.7 s; 0 to 1 minute.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromSeconds(0.7);

    /// <summary>How long to wait after a message that reads unfinished. Default 2.5 s; at least <see cref="QuietPeriod"/>, up to 1 minute.</summary>
    public TimeSpan UnfinishedQuietPeriod { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>Longest wait for more after the first unanswered message. Default 10 s; at least <see cref="UnfinishedQuietPeriod"/>, up to 5 minutes.</summary>
    public TimeSpan QuietPeriodCap { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time budget of one attempt at an answer, whatever the AI does. Default 60 s; 1 s to 10 minutes.</summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts at an answer before the customer gets a fallback and a person is asked. Default 3; 1 to 20.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Wait before the second attempt; doubles each time. Default 2 s; up to 5 minutes.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait between attempts, also when a provider asks for more. Default 1 minute; up to 1 hour.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Attempts to hand a part to the provider, about a minute apart. Default 60; 1 to 1,000.</summary>
    public int MaxSendAttempts { get; set; } = 60;

    /// <summary>How long to wait for a callback before asking the provider about a part whose outcome is unknown. Default 5 s; up to 10 minutes.</summary>
    public TimeSpan SettleDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Messages of the conversation that the model sees. Default 40; 2 to 200.</summary>
    public int HistoryTurns { get; set; } = 40;

    /// <summary>Tokens of history that the model sees, estimated at three characters a token. Default 6,000; 200 to 200,000.</summary>
    public int HistoryTokens { get; set; } = 6_000;

    /// <summary>Conversations answered at the same time by one instance. Default 1,024; 1 to 10,000.</summary>
    public int MaxConcurrency { get; set; } = 1_024;

    /// <summary>How often the store is searched for work that nobody signalled. Default 5 s; 0.1 s to 10 minutes.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stop waits for answers under way. Default 20 s; up to 10 minutes.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>When a customer who waits for an answer is told that it takes a while, once. Default 20 s; 0 for never; up to 1 hour.</summary>
    public TimeSpan ReassureAfter { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>When a person is asked because a customer still waits. Default 2 minutes; 0 for never; up to 1 day.</summary>
    public TimeSpan AlarmAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long after a customer was told that a person was asked they are told so again, with an alert, when they write and nobody has
    /// come. Default 1 hour; 0 for never; up to 7 days.
    /// </summary>
    public TimeSpan PersonReminderAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// When an alert is raised because a customer waits for a person's word: one who was asked for, or who has the conversation. Once a
    /// wait. Default 15 minutes; 0 for never; up to 7 days.
    /// </summary>
    public TimeSpan PersonAlarmAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>From which age a message without an outcome shows in the health report. Default 5 minutes; 1 s to 1 day.</summary>
    public TimeSpan UnsettledAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a takeover waits for what is on its way to the provider. Default 20 s; 1 s to 2 minutes.</summary>
    public TimeSpan TakeOverTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Messages that one customer may send in a minute before they are left unanswered. Default 30; 0 for no limit; up to 10,000.</summary>
    public int RateLimitPerMinute { get; set; } = 30;

    /// <summary>How far back the search for a machine on the other side looks. Default 10 minutes; 0 for no search; up to 1 day.</summary>
    public TimeSpan LoopWindow { get; set; } = TimeSpan.FromMinutes(10);

    internal QuietPeriod Quiet => new(QuietPeriod, UnfinishedQuietPeriod, QuietPeriodCap);

    internal TimeSpan? ReassureAfterOrNever => ReassureAfter > TimeSpan.Zero ? ReassureAfter : null;

    internal TimeSpan? AlarmAfterOrNever => AlarmAfter > TimeSpan.Zero ? AlarmAfter : null;

    internal TimeSpan? PersonAlarmAfterOrNever => PersonAlarmAfter > TimeSpan.Zero ? PersonAlarmAfter : null;

    internal TimeSpan? PersonReminderOrNever => PersonReminderAfter > TimeSpan.Zero ? PersonReminderAfter : null;

    /// <summary>The wait before the next attempt: doubled each time, what was asked for if that is longer, and up to a quarter more by chance.</summary>
    internal TimeSpan Backoff(int attempts, TimeSpan? asked)
    {
        var doubled = RetryDelay * Math.Pow(2, Math.Min(attempts - 1, 20));
        var wait = asked > doubled ? asked.Value : doubled;
        return (wait < MaxRetryDelay ? wait : MaxRetryDelay) * (1 + (MaxJitter * Random.Shared.NextDouble()));
    }
}
