using Microsoft.Extensions.Options;

namespace CryptoLock.Application.Conversations;

internal sealed class ConversationOptionsValidator : IValidateOptions<ConversationOptions>
{
    private const string Section = ConversationOptions.SectionName;

    public ValidateOptionsResult Validate(string? name, ConversationOptions options)
    {
        var failures = new List<string>();
        Between(nameof(options.QuietPeriod), options.QuietPeriod, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Between(nameof(options.UnfinishedQuietPeriod), options.UnfinishedQuietPeriod, options.QuietPeriod, TimeSpan.FromMinutes(1));
        Between(nameof(options.QuietPeriodCap), options.QuietPeriodCap, options.UnfinishedQuietPeriod, TimeSpan.FromMinutes(5));
        Between(nameof(options.TurnTimeout), options.TurnTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Between(nameof(options.MaxAttempts), options.MaxAttempts, 1, 20);
        Between(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Between(nameof(options.MaxRetryDelay), options.MaxRetryDelay, options.RetryDelay, TimeSpan.FromHours(1));
        Between(nameof(options.MaxSendAttempts), options.MaxSendAttempts, 1, 1_000);
        Between(nameof(options.SettleDelay), options.SettleDelay, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Between(nameof(options.HistoryTurns), options.HistoryTurns, 2, 200);
        Between(nameof(options.HistoryTokens), options.HistoryTokens, 200, 200_000);
        Between(nameof(options.MaxConcurrency), options.MaxConcurrency, 1, 10_000);
        Between(nameof(options.SweepInterval), options.SweepInterval, TimeSpan.FromSeconds(0.1), TimeSpan.FromMinutes(10));
        Between(nameof(options.DrainTimeout), options.DrainTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Between(nameof(options.ReassureAfter), options.ReassureAfter, TimeSpan.Zero, TimeSpan.FromHours(1));
        Between(nameof(options.AlarmAfter), options.AlarmAfter, TimeSpan.Zero, TimeSpan.FromDays(1));
        Between(nameof(options.PersonAlarmAfter), options.PersonAlarmAfter, TimeSpan.Zero, TimeSpan.FromDays(7));
        Between(nameof(options.PersonReminderAfter), options.PersonReminderAfter, TimeSpan.Zero, TimeSpan.FromDays(7));
        Between(nameof(options.UnsettledAfter), options.UnsettledAfter, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Between(nameof(options.TakeOverTimeout), options.TakeOverTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Between(nameof(options.RateLimitPerMinute), options.RateLimitPerMinute, 0, 10_000);
        Between(nameof(options.LoopWindow), options.LoopWindow, TimeSpan.Zero, TimeSpan.FromDays(1));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Between<T>(string key, T value, T least, T most)
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            {
                failures.Add($"{Section}:{key} is {value}: set it to a value from {least} to {most}.");
            }
        }
    }
}
