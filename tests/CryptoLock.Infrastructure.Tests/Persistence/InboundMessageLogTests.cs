using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class InboundMessageLogTests(StorageProvider provider)
{
    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync(provider: provider);

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task AppendAsync_HasTheEffectOfTheDomainsReceive()
    {
        var contents = new MessageContent[]
        {
            new("first"),
            new("emoji 👨‍👩‍👧‍👦 and 'quotes'") { QuotedProviderId = "SM9" },
            new(string.Empty)
            {
                Attachments = [new("https://media.test/1", "image/png"), new("https://media.test/2", "audio/ogg; codecs=opus")],
                Location = new SharedLocation(-23.5, -46.6, "Sé", null),
                Selection = "plan-a",
            },
            new("stop") { Intent = CustomerIntent.OptOut },
        };
        var expected = ChatSession.Open(ChatSessionId.New(TestSessions.Start), TestSessions.Customer.Value, TestSessions.Customer, TestSessions.Business, TestSessions.Start);
        InboundReceipt receipt = null!;
        foreach (var content in contents)
        {
            receipt = await _store.Inbox.AppendAsync(_store.Incoming($"SM{content.Text.Length}", content), CancellationToken.None);
            expected.Receive(default, $"SM{content.Text.Length}", content, TestSessions.Customer, "Ana", TestSessions.Quiet, _store.Clock.GetUtcNow());
            _store.Clock.Advance(TimeSpan.FromSeconds(1.5));
        }

        var stored = (await _store.FindAsync(receipt.SessionId))!;

        Assert.That(Describe(stored), Is.EqualTo(Describe(expected)));
        Assert.That(receipt.DueAt, Is.EqualTo(expected.DueAt));
        Assert.That(stored.Version, Is.EqualTo(4));
    }

    [Test]
    public async Task AppendAsync_WhenAWaitWasImposed_KeepsIt()
    {
        var receipt = await _store.ReceiveAsync("SM1");
        var until = TestSessions.Start.AddMinutes(1);
        await _store.ChangeAsync(receipt.SessionId, s =>
        {
            s.BeginTurn(TestSessions.Start);
            s.Postpone(until);
        });

        var second = await _store.ReceiveAsync("SM2");

        Assert.That(second.DueAt, Is.EqualTo(until));
    }

    [Test]
    public async Task AppendAsync_WhenOneMessageComesTwentyTimesAtOnce_StoresItOnce()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _store.ReceiveAsync("SM1")));

        Assert.That(receipts.Count(r => !r.IsDuplicate), Is.EqualTo(1));
        Assert.That(await _store.TranscriptAsync(receipts.Single(r => !r.IsDuplicate).SessionId), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task AppendAsync_WhenManyCustomersWriteAtOnce_KeepsThemApart()
    {
        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 500).Select(i => _store.ReceiveAsync($"SM{i}", $"text {i}", $"whatsapp:+1500{i % 50}")));

        Assert.That(receipts.Select(r => r.SessionId).Distinct().Count(), Is.EqualTo(50));
        Assert.That(receipts.Count(r => r.IsNewSession), Is.EqualTo(50));
        var sessions = await _store.UseAsync<ISessionReader, Page<SessionSummary>>(
            reader => reader.ListAsync(new(null, null, null), new(1, 100), CancellationToken.None));
        Assert.That(sessions.Items.Select(s => s.MessageCount), Is.EqualTo(Enumerable.Repeat(10, 50)));
    }

    [Test]
    public async Task AppendAsync_WhenTheConversationWasErased_StillRefusesTheReplay()
    {
        var receipt = await _store.ReceiveAsync("SM1");
        await _store.UseAsync<IChatSessionRepository, bool>(s => s.DeleteAsync(receipt.SessionId, CancellationToken.None));

        Assert.That((await _store.ReceiveAsync("SM1")).IsDuplicate, Is.True);
    }

    private static string Describe(ChatSession s) => string.Join('\n', [
        $"{s.CustomerKey} {s.ProfileName} {s.Status} {s.CreatedAt:o} {s.LastMessageAt:o} {s.LastInboundAt:o} {s.MessageCount} {s.PendingSince:o} {s.DueAt:o}",
        $"{s.ServiceWindowEndsAt:o} {s.HeldSince:o} {s.RecentSince:o} {s.RecentCount} {s.Silence} {s.StandingOrder}",
        .. s.Pending.Select(m => $"{m.Position} {m.ProviderId} {m.Text} {m.At:o} {m.Selection} {m.Intent} {m.QuotedProviderId} {m.Location} {string.Join(' ', m.Attachments)}"),
    ]);
}
