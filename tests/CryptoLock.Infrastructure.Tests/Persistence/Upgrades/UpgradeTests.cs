using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Ledger;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence.Upgrades;

/// <summary>
/// A store as the first migration left it, with conversations in every state, is started by this version. The scripts are never
/// edited: they are what lies on somebody's disk.
/// </summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.PostgreSql)]
internal sealed class UpgradeTests(StorageProvider provider)
{
    private static readonly DateTimeOffset Start = TestSessions.Start;

    private TestStore _store = null!;

    [SetUp]
    public async Task UpgradeAsync()
    {
        _store = TestStore.Create(provider: provider);
        Directory.CreateDirectory(Path.GetDirectoryName(_store.File)!);
        var script = Path.Combine(TestContext.CurrentContext.TestDirectory, "Persistence", "Upgrades", $"{provider}.Initial.sql");
        await _store.ScalarAsync(await File.ReadAllTextAsync(script));
        await _store.StartHostedServicesAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task Sessions_KeepWhoHasThem()
    {
        var page = await ReadAsync<ISessionReader, Page<SessionSummary>>(r => r.ListAsync(new(null, null, null), new(1, 10), default));

        Assert.That(page.Items.OrderBy(s => s.Id.Value).Select(s => (s.Status, s.HandoffReason, s.OperatorName, s.MessageCount, s.IsWaiting)), Is.EqualTo(new[]
        {
            (SessionStatus.Automated, default(HandoffReason?), default(string), 4, true),
            (SessionStatus.AwaitingHuman, HandoffReason.AssistantUnavailable, null, 2, false),
            (SessionStatus.WithHuman, null, "Bia", 2, false),
            (SessionStatus.OptedOut, null, null, 1, false),
            (SessionStatus.Automated, null, null, 2, true),
            (SessionStatus.Automated, null, null, 2, false),
        }));
    }

    [Test]
    public async Task Transcript_KeepsContentAndOrigin()
    {
        var entries = (await TranscriptAsync(1)).Items;

        Assert.That(entries.Select(e => (e.Position, e.Author, e.Content.Text)), Is.EqualTo(new[]
        {
            (1, MessageAuthor.Customer, "Olá, 🙂"), (2, MessageAuthor.Customer, "what's this?"),
            (3, MessageAuthor.Assistant, "one two"), (4, MessageAuthor.Customer, "and now?"),
        }));
        Assert.That(entries[0].Content.Attachments, Is.EqualTo(new[] { new Attachment("https://example.com/1", "image/png") }));
        Assert.That(entries[0].Content.Location, Is.EqualTo(new SharedLocation(38.7, -9.1, "Office", null)));
        Assert.That((entries[1].Content.Selection, entries[1].Content.QuotedProviderId), Is.EqualTo(("yes", "SMquoted")));
        Assert.That(entries[2].Origin, Has.Property("CostUsd").EqualTo(0.25m).And.Property("ModelUsed").EqualTo("used"));
    }

    [TestCase(1, "Merged,Answered,,")]
    [TestCase(2, "FailedToPerson AssistantUnavailable,")]
    [TestCase(3, "HandedOff,")]
    [TestCase(4, "Suppressed OptedOut")]
    [TestCase(5, ",")]
    public async Task Outcomes_AreKept(int session, string expected)
    {
        var outcomes = (await TranscriptAsync(session)).Items.Select(e => $"{e.Outcome?.Kind} {e.Outcome?.Reason}".Trim());

        Assert.That(string.Join(',', outcomes), Is.EqualTo(expected));
    }

    [TestCase(1, "Delivered SMout1 ,Read SMout2 ")]
    [TestCase(2, "Failed SMout3 63003")]
    [TestCase(3, "Sending  ")]
    [TestCase(6, "Sent SMout5 ,Queued  ")]
    public async Task Parts_AreKept(int session, string expected)
    {
        var parts = (await TranscriptAsync(session)).Items.SelectMany(e => e.Parts);

        Assert.That(string.Join(',', parts.Select(p => $"{p.Status} {p.ProviderId} {p.ErrorCode}")), Is.EqualTo(expected));
    }

    [Test]
    public void Outcomes_AreStillWrittenOnce() => Assert.That(
        () => _store.ScalarAsync("UPDATE messages SET outcome_kind = 'HandedOff', outcome_turn = NULL WHERE outcome_kind = 'Merged'"),
        Throws.InstanceOf<System.Data.Common.DbException>().With.Message.Contains("a message has one outcome, once"));

    [Test]
    public async Task Work_ThatWasInterrupted_IsDue()
    {
        var due = await ReadAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(q => q.ListDueAsync(Start.AddHours(1), 10, default));

        Assert.That(due, Is.EquivalentTo(new[] { Session(1), Session(3), Session(5), Session(6) }));
    }

    [Test]
    public async Task Turn_ThatWasInterrupted_ContinuesToItsAnswer()
    {
        var before = (await _store.FindAsync(Session(5)))!.OpenTurn!;
        await _store.ChangeAsync(Session(5), s =>
        {
            s.BeginTurn(Start);
            s.Reply(MessageAuthor.Assistant, new("answer", ["answer"]), TestSessions.Quiet, Start);
        });
        var entries = (await TranscriptAsync(5)).Items;

        Assert.That((before.Attempts, before.Superseded, before.ReadThrough), Is.EqualTo((2, 1, 1)));
        Assert.That(entries.Select(e => e.Outcome?.Kind), Is.EqualTo(new OutcomeKind?[] { OutcomeKind.Merged, OutcomeKind.Answered, null }));
        Assert.That(entries[1].Outcome!.Turn, Is.EqualTo(before.Id));
    }

    [Test]
    public async Task Part_ThatWasQueued_Leaves()
    {
        var session = await _store.ChangeAsync(Session(6), s => s.Report(s.BeginSending(Start)!.Id, TestSessions.Reports(PartStatus.Sent)));

        Assert.That(session.NextPart, Is.Null);
        Assert.That((await TranscriptAsync(6)).Items[1].Parts.Select(p => p.Status), Is.All.EqualTo(PartStatus.Sent));
    }

    [Test]
    public async Task Callback_OfAPartWhoseOutcomeWasUnknown_IsRecorded()
    {
        var part = (await TranscriptAsync(3)).Items[1].Parts.Single().Id;

        var record = await ReadAsync<IDeliveryLedger, DeliveryRecord?>(l => l.RecordAsync(part, TestSessions.Reports(PartStatus.Delivered), default));

        Assert.That((record!.SessionId, record.Changed), Is.EqualTo((Session(3), true)));
    }

    [Test]
    public async Task DeadLetters_ListWhatWasGivenUp()
    {
        var letters = await ReadAsync<IDeadLetterReader, Page<DeadLetter>>(l => l.ListAsync(new(1, 10), default));

        Assert.That(letters.Items.Select(l => (l.Kind, l.Reason)), Is.EquivalentTo(new[]
        {
            (DeadLetterKind.Turn, "AssistantUnavailable"), (DeadLetterKind.Message, "No such number."),
        }));
    }

    [Test]
    public async Task Unsettled_ListsWhatHasNoOutcome()
    {
        var page = await ReadAsync<IOutcomeLedger, Page<UnsettledMessage>>(
            l => l.ListUnsettledAsync(Start.AddHours(1), TimeSpan.Zero, new(1, 10), default));

        Assert.That(page.Items.Select(m => m.ProviderId), Is.EquivalentTo(new[] { "SMold4", "SMold10", "SMold11" }));
    }

    [Test]
    public async Task Webhook_RefusesWhatWasSeen_AndGoesOnWithTheConversation()
    {
        var replayed = await _store.ReceiveAsync("SMold2", "again", "whatsapp:+1");
        var next = await _store.ReceiveAsync("SMnew", "new", "whatsapp:+1");
        var session = (await _store.FindAsync(next.SessionId))!;

        Assert.That((replayed.IsDuplicate, next.IsDuplicate, next.SessionId), Is.EqualTo((true, false, Session(1))));
        Assert.That(session.Pending.Select(m => m.Position), Is.EqualTo(new[] { 4, 5 }));
    }

    [Test]
    public async Task ServiceWindow_IsOpen() =>
        Assert.That((await _store.FindAsync(Session(1)))!.ServiceWindowEndsAt, Is.EqualTo(Start.AddMinutes(3).AddHours(24)));

    private static ChatSessionId Session(int number) => new(Guid.Parse($"0193F000-0001-7000-8000-{number:X12}"));

    private Task<Page<TranscriptEntry>> TranscriptAsync(int session) =>
        ReadAsync<ISessionReader, Page<TranscriptEntry>>(r => r.TranscriptAsync(Session(session), new(1, 10), default));

    private Task<T> ReadAsync<TPort, T>(Func<TPort, Task<T>> read)
        where TPort : notnull => _store.UseAsync(read);
}
