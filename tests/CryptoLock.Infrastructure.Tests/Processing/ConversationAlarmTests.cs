using CryptoLock.Infrastructure.Processing;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Infrastructure.Tests.Processing;

[TestFixture]
internal sealed class ConversationAlarmTests
{
    private static readonly DateTimeOffset Now = TestSessions.Start;

    private FakeTimeProvider _clock = null!;
    private ConversationSignal _signal = null!;
    private ConversationAlarm _alarm = null!;

    [SetUp]
    public void Create()
    {
        (_clock, _signal) = (new(Now), new());
        _alarm = new(_signal, _clock);
    }

    [TearDown]
    public void Dispose() => _alarm.Dispose();

    [Test]
    public void Set_WhenALaterTimeFollows_RingsOnceAtTheEarliest()
    {
        _alarm.Set(_clock.GetUtcNow().AddSeconds(3));
        _alarm.Set(_clock.GetUtcNow().AddSeconds(1));
        _alarm.Set(_clock.GetUtcNow().AddSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.That(Rings(), Is.Zero);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That(Rings(), Is.EqualTo(1));
    }

    [Test]
    public void Set_WhenItHasRung_RingsAgain([Values(-1, 0, 1)] int seconds)
    {
        _alarm.Set(_clock.GetUtcNow().AddSeconds(seconds));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(Rings(), Is.EqualTo(1));
    }

    [Test]
    public void Set_WhenATimeIsBetweenTwoMilliseconds_DoesNotRingBefore()
    {
        var due = _clock.GetUtcNow().AddMilliseconds(1.5);
        _alarm.Set(due);

        var rings = 0;
        for (var i = 0; i < 50 && rings == 0; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(0.1));
            rings = Rings();
        }

        Assert.That(rings, Is.EqualTo(1));
        Assert.That(_clock.GetUtcNow(), Is.GreaterThanOrEqualTo(due));
    }

    [Test]
    public void Set_WhenThereIsNoTime_DoesNotRing()
    {
        _alarm.Set(null);
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.That(Rings(), Is.Zero);
    }

    private int Rings()
    {
        var rings = 0;
        while (_signal.Hints.TryRead(out var hint))
        {
            Assert.That(hint.Kind, Is.EqualTo(HintKind.TimeCame));
            rings++;
            _alarm.Rang();
        }

        return rings;
    }
}
