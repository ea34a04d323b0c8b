using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence.Growth;

/// <summary>
/// What the engine does for a question does not depend on how many conversations it keeps, nor on how long one is. Compared is
/// a tenth of the store with the whole; CRYPTOLOCK_GROWTH_SESSIONS=1000000 makes it a large one.
/// </summary>
[TestFixture]
internal sealed class GrowthTests
{
    private const int Longest = 10_000;

    /// <summary>Deeper trees take some more steps.</summary>
    private const double Allowed = 1.2;

    /// <summary>Questions whose answer is bounded at a few thousand rows are asked of stores that have more.</summary>
    private static readonly int Sessions = int.Parse(Environment.GetEnvironmentVariable("CRYPTOLOCK_GROWTH_SESSIONS") ?? "120000", null);

    private (TestStore Store, SqliteStatements Statements) _small;
    private (TestStore Store, SqliteStatements Statements) _large;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        _small = await FillAsync(Sessions / 10, Longest / 10);
        _large = await FillAsync(Sessions, Longest);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _small.Store.DisposeAsync();
        await _large.Store.DisposeAsync();
    }

    private static TestCaseData[] Asked =>
    [
        Case("sweep", s => Questions.DueAsync(s, 16)),
        Case("session", Questions.SessionAsync),
        Case("callback", Questions.CallbackAsync),
        Case("list", s => Questions.ListAsync(s)),
        Case("list of the automated", s => Questions.ListAsync(s, SessionStatus.Automated)),
        Case("list of a customer", s => Questions.ListAsync(s, customer: ManyConversations.CustomerOf(17))),
        Case("list of the latest", s => Questions.ListAsync(s, since: TestSessions.Start.AddDays(1))),
        Case("one", Questions.OneAsync),
        Case("first page of a long transcript", s => Questions.TranscriptAsync(s, 1)),
        Case("erase", s => Questions.EraseAsync(s, 19)),
    ];

    [TestCaseSource(nameof(Asked))]
    public async Task Question_CostsTheSame(Func<TestStore, Task> ask) =>
        Assert.That(await StepsAsync(_large, ask), Is.GreaterThan(0).And.LessThanOrEqualTo(await StepsAsync(_small, ask) * Allowed));

    [Test]
    public async Task Tail_CostsTheSame() => Assert.That(
        await StepsAsync(_large, s => Questions.TailAsync(s, Longest)),
        Is.LessThanOrEqualTo(await StepsAsync(_small, s => Questions.TailAsync(s, Longest / 10)) * Allowed));

    [Test]
    public async Task LastPageOfALongTranscript_CostsTheSame() => Assert.That(
        await StepsAsync(_large, s => Questions.TranscriptAsync(s, Longest / 50)),
        Is.LessThanOrEqualTo(await StepsAsync(_small, s => Questions.TranscriptAsync(s, Longest / 500)) * Allowed));

    [Test]
    public async Task Watchdog_CostsWhatIsDueAndNoMore()
    {
        // One in a thousand waits or is unsent; each is looked at, and the long one no longer than the others.
        var (small, large) = (await StepsAsync(_small, Questions.WaitingAsync), await StepsAsync(_large, Questions.WaitingAsync));

        Assert.That(large, Is.LessThanOrEqualTo(small * 10 * Allowed).And.LessThan(Sessions));
    }

    private static TestCaseData Case(string name, Func<TestStore, Task> ask) => new TestCaseData(ask).SetArgDisplayNames(name);

    private static async Task<(TestStore, SqliteStatements)> FillAsync(int sessions, int longest)
    {
        var statements = new SqliteStatements();
        var store = await TestStore.StartAsync(configure: statements.Configure);
        await new ManyConversations(StorageProvider.Sqlite, sessions, longest).FillAsync(store);
        return (store, statements);
    }

    private static async Task<long> StepsAsync((TestStore Store, SqliteStatements Statements) filled, Func<TestStore, Task> ask)
    {
        filled.Statements.Forget();
        await ask(filled.Store);
        await TestContext.Out.WriteLineAsync($"{filled.Statements.Steps:N0} steps");
        return filled.Statements.Steps;
    }
}
