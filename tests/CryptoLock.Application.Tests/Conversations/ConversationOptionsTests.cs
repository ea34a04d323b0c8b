using System.Globalization;
using CryptoLock.Application.Conversations;

namespace CryptoLock.Application.Tests.Conversations;

[TestFixture]
internal sealed class ConversationOptionsTests
{
    private readonly ConversationOptions _options = new();

    [TestCase(1, null, 2)]
    [TestCase(2, null, 4)]
    [TestCase(4, null, 16)]
    [TestCase(6, null, 60)]
    [TestCase(1_000, null, 60)]
    [TestCase(1, 7.0, 7)]
    [TestCase(3, 7.0, 8)]
    [TestCase(1, 600.0, 60)]
    public void Backoff_GrowsUpToTheLimitWithAQuarterOfJitter(int attempts, double? asked, double seconds)
    {
        var waits = Enumerable.Range(0, 200)
            .Select(_ => _options.Backoff(attempts, asked is { } a ? TimeSpan.FromSeconds(a) : null).TotalSeconds).ToList();

        Assert.That(waits, Is.All.InRange(seconds, seconds * 1.25));
        Assert.That(waits.Max() - waits.Min(), Is.GreaterThan(seconds * 0.05));
    }

    [TestCase(0, 0)]
    [TestCase(30, 60)]
    public void Silence_WhenSetToZero_IsOff(int reassure, int alarm)
    {
        (_options.ReassureAfter, _options.AlarmAfter) = (TimeSpan.FromSeconds(reassure), TimeSpan.FromSeconds(alarm));

        Assert.That(
            (_options.ReassureAfterOrNever, _options.AlarmAfterOrNever),
            Is.EqualTo(reassure == 0 ? (null, null) : ((TimeSpan?)TimeSpan.FromSeconds(30), (TimeSpan?)TimeSpan.FromMinutes(1))));
    }

    [TestCase("00:00:00", null)]
    [TestCase("00:20:00", "00:20:00")]
    public void PersonAlarm_WhenSetToZero_IsOff(string configured, string? expected)
    {
        _options.PersonAlarmAfter = TimeSpan.Parse(configured, CultureInfo.InvariantCulture);

        Assert.That(_options.PersonAlarmAfterOrNever?.ToString(), Is.EqualTo(expected));
    }

    [TestCase("QuietPeriod", "00:00:03", "Conversation:UnfinishedQuietPeriod")]
    [TestCase("QuietPeriodCap", "00:00:01", "Conversation:QuietPeriodCap")]
    [TestCase("AlarmAfter", "-00:00:01", "Conversation:AlarmAfter")]
    [TestCase("PersonAlarmAfter", "7.00:00:01", "Conversation:PersonAlarmAfter")]
    [TestCase("MaxRetryDelay", "00:00:01", "Conversation:MaxRetryDelay")]
    public void Validate_OfValuesThatContradictEachOther_NamesTheKey(string key, string value, string expected)
    {
        typeof(ConversationOptions).GetProperty(key)!.SetValue(_options, TimeSpan.Parse(value, CultureInfo.InvariantCulture));

        Assert.That(new ConversationOptionsValidator().Validate(null, _options).FailureMessage, Does.Contain(expected));
    }
}
