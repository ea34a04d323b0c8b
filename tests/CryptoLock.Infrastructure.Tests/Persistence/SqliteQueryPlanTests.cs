using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Ledger;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;

namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>Only SQLite tells its plans in a form that a test can read.</summary>
[TestFixture]
internal sealed class SqliteQueryPlanTests
{
    private static readonly PageRequest FirstPage = new(1, 10);

    private TestStore _store = null!;
    private QueryPlans _plans = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _plans = new QueryPlans();
        _store = await TestStore.StartAsync(configure: _plans.Configure);
        _plans.Forget();
    }

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task DeadLetters_AreFoundByTheIndexesOfWhatWasGivenUp()
    {
        await _store.UseAsync<IDeadLetterReader, Page<DeadLetter>>(letters => letters.ListAsync(FirstPage, CancellationToken.None));

        var (turns, parts) = (await _plans.ExplainAsync(_store.File, "turns"), await _plans.ExplainAsync(_store.File, "parts"));

        Assert.That(turns, Has.Count.EqualTo(2).And.All.Contains("INDEX ix_turns_failed"));
        Assert.That(parts, Has.Count.EqualTo(2).And.All.Contains("INDEX ix_parts_lost"));
    }

    [Test]
    public async Task UnsettledMessages_AreFoundByTheirIndex()
    {
        var now = _store.Clock.GetUtcNow();
        await _store.UseAsync<IOutcomeLedger, Page<UnsettledMessage>>(
            ledger => ledger.ListUnsettledAsync(now, TimeSpan.Zero, FirstPage, CancellationToken.None));
        await _store.UseAsync<IOutcomeLedger, UnsettledFigures>(
            ledger => ledger.MeasureUnsettledAsync(now, TimeSpan.Zero, CancellationToken.None));

        var plans = await _plans.ExplainAsync(_store.File, "messages");

        Assert.That(plans, Has.Count.EqualTo(4).And.All.Contains("INDEX ix_messages_pending"));
    }
}
