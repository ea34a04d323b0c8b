using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class SessionReaderTests(StorageProvider provider)
{
    private TestStore _store = null!;
    private ChatSessionId _ana;
    private ChatSessionId _rui;

    [SetUp]
    public async Task StartAsync()
    {
        _store = await TestStore.StartAsync(provider: provider);
        _ana = (await _store.ReceiveAsync("SM1", "one", "whatsapp:+1")).SessionId;
        _store.Clock.Advance(TimeSpan.FromHours(1));
        _rui = (await _store.ReceiveAsync("SM2", "two", "whatsapp:+2")).SessionId;
        await _store.ChangeAsync(_ana, s =>
        {
            s.Speak(Language.Portuguese);
            s.BeginTurn(TestSessions.Start);
            s.Reply(MessageAuthor.Assistant, new ReplyDraft("answer", ["an", "swer"]), TestSessions.Quiet, TestSessions.Start);
        });
    }

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task ListAsync_WithoutFilter_ListsTheLatestActivityFirst()
    {
        var page = await ListAsync(new(null, null, null));

        Assert.That(page.Items.Select(s => s.Id), Is.EqualTo(new[] { _rui, _ana }));
        Assert.That(page.Items.Select(s => s.IsWaiting), Is.EqualTo(new[] { true, false }));
        Assert.That(page.Total, Is.EqualTo(2));
    }

    [Test]
    public async Task ListAsync_WithinMinutes_StillListsTheLatestFirst()
    {
        foreach (var customer in new[] { 5, 3, 4 })
        {
            _store.Clock.Advance(TimeSpan.FromSeconds(1));
            await _store.ReceiveAsync($"SMof{customer}", "hello", $"whatsapp:+{customer}");
        }

        var since = await ListAsync(new(null, null, TestSessions.Start.AddHours(1).AddSeconds(2)));

        Assert.That((await ListAsync(new(null, null, null))).Items.Select(s => s.Customer.Value), Is.EqualTo(new[]
        {
            "whatsapp:+4", "whatsapp:+3", "whatsapp:+5", "whatsapp:+2", "whatsapp:+1",
        }));
        Assert.That(since.Items.Select(s => s.Customer.Value), Is.EqualTo(new[] { "whatsapp:+4", "whatsapp:+3" }));
        Assert.That(since.Total, Is.EqualTo(2));
    }

    [Test]
    public async Task ListAsync_TellsWhoHasTheConversationAndWhatWaits()
    {
        await _store.ChangeAsync(_rui, s => s.TakeOver("Bia", TestSessions.Start));
        await _store.ChangeAsync(_ana, s => s.HoldUntilCustomerWrites(null, TestSessions.Start.AddDays(2)));
        await _store.ReceiveAsync("SM3", "three", "whatsapp:+2");
        var since = (DateTimeOffset?)TestSessions.Start.AddHours(1);

        var (rui, ana) = (await ListAsync(new(null, null, null))).Items is [var first, var second] ? (first, second) : default;

        Assert.That((rui.OperatorName, rui.WaitingSince, rui.AwaitingPersonSince), Is.EqualTo(("Bia", since, since)));
        Assert.That((ana.OperatorName, ana.WaitingSince, ana.HeldSince), Is.EqualTo(
            (default(string), default(DateTimeOffset?), (DateTimeOffset?)TestSessions.Start.AddDays(2))));
    }

    [Test]
    public async Task LocateAsync_OfAPart_IsItsMessageAndOfAnUnknownOneNull()
    {
        var message = (await _store.FindAsync(_ana))!.Unsent[0];

        Assert.That(await LocateAsync(message.Parts[1].Id), Is.EqualTo(new PartPlace(_ana, message.Id)));
        Assert.That(await LocateAsync(PartId.New(TestSessions.Start)), Is.Null);
    }

    [Test]
    public async Task ReadBeforeAsync_OfATurnAndItsReplays_IsWhatEarlierTurnsHadRead()
    {
        var first = await FailAsync("SM3");
        var second = await FailAsync("SM4");
        await ReplayAsync(second);
        var replay = (await _store.FindAsync(_rui))!.OpenTurn!.Id;

        Assert.That((await ReadBeforeAsync(first), await ReadBeforeAsync(second), await ReadBeforeAsync(replay)), Is.EqualTo((0, 2, 2)));
        Assert.That(await ReadBeforeAsync(TurnId.New(TestSessions.Start)), Is.Zero);
    }

    [Test]
    public async Task ListAsync_WhenPaged_CountsThemAll()
    {
        var page = await ListAsync(new(null, null, null), new(2, 1));

        Assert.That((page.Items.Single().Id, page.Total), Is.EqualTo((_ana, 2)));
    }

    [TestCase("whatsapp:+2", 1)]
    [TestCase("whatsapp:+3", 0)]
    [TestCase("not an address", 0)]
    public async Task ListAsync_ByCustomer_MatchesExactly(string customer, int expected) =>
        Assert.That((await ListAsync(new(null, customer, null))).Total, Is.EqualTo(expected));

    [Test]
    public async Task ListAsync_ByCustomer_KnowsTheKeyAndTheLastAddress()
    {
        foreach (var (providerId, address) in new[] { ("SM4", "whatsapp:+4"), ("SM5", "whatsapp:+5") })
        {
            var message = _store.Incoming(providerId, new("hello"), "whatsapp:BR.key") with { Customer = ParticipantAddress.From(address) };
            await _store.Inbox.AppendAsync(message, CancellationToken.None);
        }

        var found = new List<int>();
        foreach (var customer in new[] { "whatsapp:BR.key", "whatsapp:+4", "whatsapp:+5" })
        {
            found.Add((await ListAsync(new(null, customer, null))).Total);
        }

        Assert.That(found, Is.EqualTo(new[] { 1, 0, 1 }));
    }

    [Test]
    public async Task ListAsync_ByStatusAndActivity_CombinesTheConditions() =>
        Assert.That((await ListAsync(new(SessionStatus.Automated, null, TestSessions.Start.AddMinutes(30)))).Total, Is.EqualTo(1));

    [Test]
    public async Task TranscriptAsync_ShowsBothSidesWithOutcomeAndParts()
    {
        var page = await _store.UseAsync<ISessionReader, Page<TranscriptEntry>>(
            r => r.TranscriptAsync(_ana, new(1, 10), CancellationToken.None));

        Assert.That(page.Items.Select(e => (e.Position, e.Author, e.Content.Text)), Is.EqualTo(new[]
        {
            (1, MessageAuthor.Customer, "one"), (2, MessageAuthor.Assistant, "answer"),
        }));
        Assert.That(page.Items[0].Outcome!.Kind, Is.EqualTo(OutcomeKind.Answered));
        Assert.That(page.Items[1].Parts.Select(p => p.Text), Is.EqualTo(new[] { "an", "swer" }));
    }

    [Test]
    public async Task TailAsync_TakesTheLastUpToAPosition()
    {
        for (var i = 3; i < 9; i++)
        {
            await _store.ReceiveAsync($"SM{i}", $"m{i}", "whatsapp:+1");
        }

        var tail = await _store.UseAsync<ISessionReader, IReadOnlyList<TranscriptEntry>>(
            r => r.TailAsync(_ana, 6, 3, CancellationToken.None));

        Assert.That(tail.Select(e => e.Position), Is.EqualTo(new[] { 4, 5, 6 }));
    }

    private Task<Page<SessionSummary>> ListAsync(SessionFilter filter, PageRequest? page = null) =>
        _store.UseAsync<ISessionReader, Page<SessionSummary>>(r => r.ListAsync(filter, page ?? new(1, 50), CancellationToken.None));

    private Task<PartPlace?> LocateAsync(PartId part) =>
        _store.UseAsync<ISessionReader, PartPlace?>(reader => reader.LocateAsync(part, CancellationToken.None));

    private Task<int> ReadBeforeAsync(TurnId turn) =>
        _store.UseAsync<ISessionReader, int>(reader => reader.ReadBeforeAsync(_rui, turn, CancellationToken.None));

    private async Task<TurnId> FailAsync(string providerId)
    {
        await _store.ReceiveAsync(providerId, "more", "whatsapp:+2");
        TurnId turn = default;
        await _store.ChangeAsync(_rui, s =>
        {
            turn = s.BeginTurn(TestSessions.Start).Id;
            s.FailToPerson(
                HandoffReason.AssistantUnavailable, MessageAuthor.System, new("sorry", ["sorry"]), TestSessions.Quiet, TestSessions.Start);
        });
        return turn;
    }

    private Task<bool> ReplayAsync(TurnId turn) => _store.UseAsync<IChatSessionRepository, bool>(async sessions =>
    {
        var session = (await sessions.FindWithTurnAsync(_rui, turn, CancellationToken.None))!;
        session.Replay(turn, TestSessions.Start);
        await sessions.SaveAsync(session, CancellationToken.None);
        return true;
    });
}
