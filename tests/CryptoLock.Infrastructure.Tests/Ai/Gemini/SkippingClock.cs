using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

/// <summary>A clock on which short waits pass at once, and are remembered; time limits, which are longer, stand still.</summary>
internal sealed class SkippingClock() : FakeTimeProvider(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(12);

    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var isWait = dueTime > TimeSpan.Zero && dueTime < LongestWait;
        if (isWait)
        {
            Waits.Add(dueTime);
        }

        return base.CreateTimer(callback, state, isWait ? TimeSpan.Zero : dueTime, period);
    }
}
