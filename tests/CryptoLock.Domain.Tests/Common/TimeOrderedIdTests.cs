using System.Collections.Concurrent;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Domain.Tests.Common;

/// <summary>What all new ids have in common, looked at through one kind of them.</summary>
[TestFixture]
internal sealed class TimeOrderedIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, 123, TimeSpan.FromHours(-3));

    [Test]
    public void New_IsAVersion7Uuid() => Assert.That(
        Enumerable.Range(0, 1_000).Select(_ => New(Now)).Select(id => (id.Version, id.Variant >> 2)), Is.All.EqualTo((7, 2)));

    [Test]
    public void New_BeginsAsTheRuntimesOwnIdsOfThatMoment() => Assert.That(
        $"{New(Now)}"[..13], Is.EqualTo($"{Guid.CreateVersion7(Now)}"[..13]));

    [Test]
    public void New_AfterAMillisecond_ComesAfterInOrder() => Assert.That(
        Enumerable.Range(0, 1_000).Select(i => New(Now.AddMilliseconds(i))), Is.Ordered);

    [Test]
    public void New_AtOneMomentOnManyThreads_IsUnique()
    {
        var ids = new ConcurrentBag<Guid>();

        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                ids.Add(New(Now));
            }
        });

        Assert.That(ids.ToHashSet(), Has.Count.EqualTo(80_000));
    }

    [Test]
    public void New_UsesEveryRandomBit()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => New(Now).ToByteArray(bigEndian: true)).ToList();

        var set = ids.Aggregate(new byte[16], (all, id) => [.. all.Zip(id, (a, b) => (byte)(a | b))]);
        var unset = ids.Aggregate(new byte[16], (all, id) => [.. all.Zip(id, (a, b) => (byte)(a | ~b))]);

        Assert.That(Convert.ToHexString(set[6..]), Is.EqualTo("7FFFBFFFFFFFFFFFFFFF"));
        Assert.That(Convert.ToHexString(unset[6..]), Is.EqualTo("8FFF7FFFFFFFFFFFFFFF"));
    }

    [Test]
    public void New_Before1970_IsRefused() => Assert.That(
        () => New(DateTimeOffset.UnixEpoch.AddMilliseconds(-1)), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static Guid New(DateTimeOffset now) => TurnId.New(now).Value;
}
