namespace CryptoLock.Application.Conversations;

/// <summary>How conversations are paced. Section <c>Conversation</c>.</summary>
public sealed class ConversationOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Conversation";

    /// <summary>How long to wait for more after each message. Default 1.5 seconds; zero answers at once.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Longest wait after the first unanswered message. Default 10 seconds; at least <see cref="QuietPeriod"/>.</summary>
    public TimeSpan QuietPeriodCap { get; set; } = TimeSpan.FromSeconds(10);
}
