using CryptoLock.Application.Ledger;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class OutcomeLedgerTests(StorageProvider provider)
{
    private TestStore _store = null!;
    private ChatSessionId _ana;
    private ChatSessionId _rui;

    [SetUp]
    public async Task StartAsync()
    {
        _store = await TestStore.StartAsync(provider: provider);
        _ana = (await _store.ReceiveAsync("SM1", "one", "whatsapp:+1")).SessionId;
        _store.Clock.Advance(TimeSpan.FromMinutes(10));
        _rui = (await _store.ReceiveAsync("SM2", "two", "whatsapp:+2")).SessionId;
        _store.Clock.Advance(TimeSpan.FromMinutes(5));
        await _store.ReceiveAsync("SM3", "three", "whatsapp:+1");
    }

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [TestCase(0, "SM1,SM2,SM3")]
    [TestCase(1, "SM1,SM2")]
    [TestCase(5, "SM1,SM2")]
    [TestCase(6, "SM1")]
    [TestCase(16, "")]
    public async Task ListUnsettledAsync_ListsTheOldestFirst(int minutes, string expected)
    {
        var page = await ListAsync(TimeSpan.FromMinutes(minutes), new(1, 10));

        Assert.That(string.Join(',', page.Items.Select(m => m.ProviderId)), Is.EqualTo(expected));
        Assert.That(page.Total, Is.EqualTo(page.Items.Count));
    }

    [Test]
    public async Task ListUnsettledAsync_WhenPaged_CountsThemAll()
    {
        await _store.ChangeAsync(_rui, s => s.OptOut(null, TestSessions.Start));
        await _store.ReceiveAsync("SM4", "four", "whatsapp:+2");

        var page = await ListAsync(TimeSpan.Zero, new(2, 2));

        var message = page.Items.Single();
        Assert.That(page.Total, Is.EqualTo(3));
        Assert.That((message.ProviderId, message.SessionId, message.SessionStatus), Is.EqualTo(("SM4", _rui, SessionStatus.OptedOut)));
    }

    [Test]
    public async Task ListUnsettledAsync_TellsTheAge()
    {
        var oldest = (await ListAsync(TimeSpan.Zero, new(1, 1))).Items.Single();

        Assert.That((oldest.SessionId, oldest.ReceivedAt, oldest.Age), Is.EqualTo((_ana, TestSessions.Start, TimeSpan.FromMinutes(15))));
    }

    [Test]
    public async Task ListUnsettledAsync_LeavesOutWhatHasAnOutcome()
    {
        await _store.ChangeAsync(_ana, s =>
        {
            s.BeginTurn(TestSessions.Start);
            s.Reply(MessageAuthor.Assistant, new ReplyDraft("a", ["a"]), TestSessions.Quiet, TestSessions.Start);
        });

        Assert.That((await ListAsync(TimeSpan.Zero, new(1, 10))).Items.Select(m => m.ProviderId), Is.EqualTo(new[] { "SM2" }));
    }

    [TestCase(5, 2, 15)]
    [TestCase(16, 0, null)]
    public async Task MeasureUnsettledAsync_CountsThemAndTellsTheOldest(int minutes, int count, int? oldest)
    {
        var figures = await MeasureAsync(TimeSpan.FromMinutes(minutes));

        Assert.That((figures.Count, figures.OldestAge?.TotalMinutes), Is.EqualTo((count, (double?)oldest)));
    }

    private Task<UnsettledFigures> MeasureAsync(TimeSpan olderThan) => _store.UseAsync<IOutcomeLedger, UnsettledFigures>(
        ledger => ledger.MeasureUnsettledAsync(_store.Clock.GetUtcNow(), olderThan, CancellationToken.None));

    private Task<Page<UnsettledMessage>> ListAsync(TimeSpan olderThan, PageRequest page) =>
        _store.UseAsync<IOutcomeLedger, Page<UnsettledMessage>>(
            ledger => ledger.ListUnsettledAsync(_store.Clock.GetUtcNow(), olderThan, page, CancellationToken.None));
}
