using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Conversations;

/// <summary>How conversations are paced and answered.</summary>
public sealed class ConversationOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Conversation";

    /// <summary>How long to wait after a message for more of them. Default 1.5 s; 0 to 1 minute.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Longest wait after the first unanswered message. Default 10 s; at least <see cref="QuietPeriod"/>, up to 5 minutes.</summary>
    public TimeSpan QuietPeriodCap { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time budget of one attempt at an answer, whatever the AI does. Default 60 s; 1 s to 10 minutes.</summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts at an answer before the customer gets a fallback and a person is asked. Default 3; 1 to 20.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Wait before the second attempt; doubles each time. Default 2 s; up to 5 minutes.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait between attempts, also when a provider asks for more. Default 1 minute; up to 1 hour.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Attempts to hand a part to the provider. Default 8; 1 to 100.</summary>
    public int MaxSendAttempts { get; set; } = 8;

    /// <summary>How long to wait for a callback before asking the provider about a part whose outcome is unknown. Default 5 s; up to 10 minutes.</summary>
    public TimeSpan SettleDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Messages of the conversation that the model sees. Default 40; 2 to 200.</summary>
    public int HistoryTurns { get; set; } = 40;

    /// <summary>Tokens of history that the model sees, estimated at three characters a token. Default 6,000; 200 to 200,000.</summary>
    public int HistoryTokens { get; set; } = 6_000;

    /// <summary>Conversations answered at the same time by one instance. Default 256; 1 to 10,000.</summary>
    public int MaxConcurrency { get; set; } = 256;

    /// <summary>How often the store is searched for work that nobody signalled. Default 5 s; 0.1 s to 10 minutes.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stop waits for answers under way. Default 20 s; up to 10 minutes.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    internal QuietPeriod Quiet => new(QuietPeriod, QuietPeriodCap);

    internal TimeSpan Backoff(int attempts, TimeSpan? asked)
    {
        var doubled = RetryDelay * Math.Pow(2, Math.Min(attempts - 1, 20));
        var wait = asked > doubled ? asked.Value : doubled;
        return wait < MaxRetryDelay ? wait : MaxRetryDelay;
    }
}
