using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Application.Tests.Handoff;

/// <summary>A clock on which every wait is over at once.</summary>
internal sealed class ImpatientClock() : FakeTimeProvider(TestSessions.Start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, TimeSpan.Zero, period);
}
