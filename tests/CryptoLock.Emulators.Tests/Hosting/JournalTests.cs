using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Tests.Hosting;

[TestFixture]
internal sealed class JournalTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Test]
    public async Task Wait_EndsWithTheEntryAwaited()
    {
        var journal = new Journal<int>();
        var waiting = journal.WaitAsync(2, Soon);

        journal.Add(1);
        var early = waiting.IsCompleted;
        journal.Add(2);

        Assert.That(await waiting, Is.EqualTo([1, 2]));
        Assert.That(early, Is.False);
    }

    [Test]
    public async Task Wait_ForACondition_AsksAfterEachEntry()
    {
        var journal = new Journal<string>();
        var waiting = journal.WaitAsync(entries => entries.Contains("b"), Soon);

        journal.Add("a");
        journal.Add("b");

        Assert.That(await waiting, Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void Wait_WhenItDoesNotCome_TellsHowFarItWas()
    {
        var journal = new Journal<string>();
        journal.Add("secret");

        var exception = Assert.ThrowsAsync<TimeoutException>(() => journal.WaitAsync(2, TimeSpan.FromMilliseconds(5)));

        Assert.That(exception!.Message, Does.Contain("1 entries").And.Not.Contain("secret"));
    }

    [Test]
    public void Add_BeyondTheCapacity_DropsTheOldest()
    {
        var journal = new Journal<int>(capacity: 3);

        Array.ForEach([1, 2, 3, 4, 5, 6, 7], journal.Add);

        Assert.That(journal.ToArray(), Has.Length.InRange(3, 5).And.EquivalentTo(Enumerable.Range(4, 4)));
        Assert.That(journal.Total, Is.EqualTo(7));
    }

    [Test]
    public async Task Add_FromManyThreads_LosesNothing()
    {
        var journal = new Journal<int>();
        var seen = 0;
        journal.Added += _ => Interlocked.Increment(ref seen);

        await Parallel.ForAsync(0, 1000, (number, _) =>
        {
            journal.Add(number);
            return ValueTask.CompletedTask;
        });

        Assert.That(journal.ToArray(), Is.EquivalentTo(Enumerable.Range(0, 1000)));
        Assert.That(seen, Is.EqualTo(1000));
    }

    [Test]
    public void Clear_ForgetsAll()
    {
        var journal = new Journal<int>();
        journal.Add(1);

        journal.Clear();

        Assert.That((journal.Total, journal.ToArray().Length), Is.EqualTo((0L, 0)));
    }
}
