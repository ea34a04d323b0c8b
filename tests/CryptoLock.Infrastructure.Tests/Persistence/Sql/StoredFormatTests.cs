using System.Text.Json;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Persistence.Configurations;
using CryptoLock.Testing.Builders;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Tests.Persistence.Sql;

/// <summary>EF's mapping makes the schema and pages through it; the message's way has SQL of its own. Both mean the same.</summary>
[TestFixtureSource(typeof(TestServers), nameof(TestServers.SqlStores))]
internal sealed class StoredFormatTests(StorageProvider provider)
{
    private static readonly ReplyOrigin Origin = new("gemini", "prompt", "abc")
    {
        ModelAsked = "asked",
        ModelUsed = "used",
        InputTokens = 10,
        CachedTokens = 3,
        OutputTokens = 4,
        CostUsd = 0.0012m,
        Latency = TimeSpan.FromSeconds(1.5),
        FinishReason = "stop",
        ToolsCalled = ["one", "two"],
    };

    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync(provider: provider);

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task LoadAsync_OfWhatEfWrote_ReadsTheSame()
    {
        var written = Everything();
        await WriteByEfAsync(written);

        var read = await LoadAsync(written.Session.Id);

        Assert.That(Text(read), Is.EqualTo(Text(written)));
    }

    [Test]
    public async Task LoadAsync_OfWhatEfWroteEmpty_ReadsTheSame()
    {
        var session = TestSessions.New();
        session.Receives(string.Empty);
        session.BeginTurn(TestSessions.Start);
        var written = session.Snapshot();
        await WriteByEfAsync(written);

        var read = await LoadAsync(written.Session.Id);

        Assert.That(Text(read), Is.EqualTo(Text(written)));
    }

    [Test]
    public async Task CommitAsync_OfEverything_IsReadTheSameByEf()
    {
        var everything = Everything();
        await WriteByEfAsync(BeforeIt(everything));
        var changes = Changes(everything);

        await _store.UseAsync<ISessionStore, bool>(async store =>
        {
            await store.CommitAsync(changes, CancellationToken.None);
            return true;
        });

        var expected = everything with { Session = changes.Session };
        Assert.That(Text(await ReadByEfAsync(everything.Session.Id)), Is.EqualTo(Text(expected)));
        Assert.That(Text(await LoadAsync(everything.Session.Id)), Is.EqualTo(Text(expected)));
    }

    [Test]
    public async Task TailAsync_TellsWhatEfsTranscriptTells()
    {
        var written = Everything();
        await WriteByEfAsync(written);
        await _store.ReceiveAsync("SM77", "more", written.Session.CustomerKey);

        var (tail, page) = await _store.UseAsync<ISessionReader, (IReadOnlyList<TranscriptEntry>, Page<TranscriptEntry>)>(async reader => (
            await reader.TailAsync(written.Session.Id, 5, 5, CancellationToken.None),
            await reader.TranscriptAsync(written.Session.Id, new(1, 5), CancellationToken.None)));

        Assert.That(tail, Has.Count.EqualTo(5));
        Assert.That(Text(tail), Is.EqualTo(Text(page.Items)));
    }

    /// <summary>A conversation in which every value is set, and every list holds more than one.</summary>
    private static SessionSnapshot Everything()
    {
        var (id, other, open, failed) = (MessageId.New(At(0)), MessageId.New(At(0)), TurnId.New(At(0)), TurnId.New(At(0)));
        var content = new MessageContent("words 👋")
        {
            Attachments = [new("https://media.test/1", "image/png"), new("https://media.test/2", string.Empty)],
            Location = new(-23.5, -46.625, "Sé", "Praça da Sé"),
            Selection = "plan-a",
            QuotedProviderId = "SM0",
            Intent = CustomerIntent.OptOut,
        };
        return new(
            Session(),
            [
                new(MessageId.New(At(1)), 1, "SM1", content, At(1), null),
                new(MessageId.New(At(2)), 2, "SM2", new(string.Empty), At(2), null),
            ],
            [
                new(id, 3, MessageAuthor.Assistant, "one\n\ntwo", At(3), failed, Origin),
                new(other, 4, MessageAuthor.System, "three", At(4), null, null),
            ],
            [
                Part(id, 0, PartStatus.Failed, isTemplate: true),
                Part(id, 1, PartStatus.Queued, isTemplate: false),
                new(PartId.New(At(5)), other, 0, "three", false),
            ],
            [
                new(open, 2, At(6)) { Attempts = 2, NotBefore = At(7), Superseded = 1, ReplayOf = failed },
            ]);
    }

    private static ChatSessionState Session() => new()
    {
        Id = ChatSessionId.New(At(0)),
        CustomerKey = "BR.key",
        Customer = TestSessions.Customer,
        Business = TestSessions.Business,
        ProfileName = "Ana 👩",
        Language = Language.Portuguese,
        Status = SessionStatus.AwaitingHuman,
        HandoffReason = HandoffReason.NoAnswerInTime,
        OperatorName = "Rui",
        CreatedAt = At(0),
        LastMessageAt = At(10),
        LastInboundAt = At(11),
        MessageCount = 4,
        PendingSince = At(12),
        DueAt = At(13),
        NotBefore = At(14),
        ServiceWindowEndsAt = At(15),
        HeldSince = At(16),
        Silence = SilenceLevel.Alarmed,
        RecentSince = At(17),
        RecentCount = 18,
        NoticeAt = At(19),
        AwaitingPersonSince = At(20),
        IsPersonAlarmed = true,
        Version = 20,
    };

    private static MessagePartState Part(MessageId message, int index, PartStatus status, bool isTemplate) =>
        new(PartId.New(At(index)), message, index, $"part {index}", isTemplate)
        {
            Status = status,
            ProviderId = $"SM8{index}",
            Attempts = 3,
            ChangedAt = At(20 + index),
            ErrorCode = 63016,
            ErrorCause = "too late",
            ReplacedBy = PartId.New(At(index)),
        };

    /// <summary>The same conversation before nearly everything happened.</summary>
    private static SessionSnapshot BeforeIt(SessionSnapshot all) => new(
        new()
        {
            Id = all.Session.Id,
            CustomerKey = all.Session.CustomerKey,
            Customer = all.Session.Customer,
            Business = all.Session.Business,
            ProfileName = all.Session.ProfileName,
            CreatedAt = all.Session.CreatedAt,
            LastMessageAt = At(1),
            LastInboundAt = all.Session.LastInboundAt,
            RecentSince = all.Session.RecentSince,
            RecentCount = all.Session.RecentCount,
            Version = all.Session.Version,
        },
        all.Inbound,
        [all.Outbound[0]],
        [new(all.Parts[0].Id, all.Parts[0].MessageId, 0, "part 0", true), new(all.Parts[1].Id, all.Parts[1].MessageId, 1, "part 1", false)],
        []);

    private static SessionChanges Changes(SessionSnapshot all) => SessionChanges.Between(BeforeIt(all), all);

    private static DateTimeOffset At(int ticks) => TestSessions.Start.AddTicks(ticks);

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);

    private Task<SessionSnapshot?> LoadAsync(ChatSessionId id) => _store.UseAsync<ISessionStore, SessionSnapshot?>(
        store => store.LoadAsync(id, default, CancellationToken.None));

    private Task<int> WriteByEfAsync(SessionSnapshot snapshot) => _store.UseAsync<CryptoLockDbContext, int>(db =>
    {
        db.Add(ChatSession.Restore(snapshot));
        return db.SaveChangesAsync();
    });

    private Task<SessionSnapshot> ReadByEfAsync(ChatSessionId id) => _store.UseAsync<CryptoLockDbContext, SessionSnapshot>(async db =>
    {
        var session = await db.Sessions.SingleAsync(s => s.Id == id);
        await db.Inbound.Where(m => EF.Property<OutcomeKind?>(m, InboundMessageConfiguration.OutcomeKindField) == null)
            .OrderBy(m => m.Position).LoadAsync();
        await db.Turns.LoadAsync();
        await db.Outbound.OrderBy(m => m.Position).Include(m => m.Parts.OrderBy(p => p.Index)).LoadAsync();
        return session.Snapshot();
    });
}
