using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Tests.Messaging.Twilio;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class ChatSessionRepositoryTests(StorageProvider provider)
{
    private static readonly ReplyOrigin Origin = new("gemini", "prompt", "abc")
    {
        ModelAsked = "asked",
        ModelUsed = "used",
        InputTokens = 10,
        CostUsd = 0.0012m,
        Latency = TimeSpan.FromSeconds(1.5),
        ToolsCalled = ["tool"],
    };

    private TestStore _store = null!;
    private ChatSessionId _id;

    [SetUp]
    public async Task StartAsync()
    {
        _store = await TestStore.StartAsync(provider: provider);
        _id = (await _store.ReceiveAsync("SM1")).SessionId;
    }

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task SaveAsync_OfAReply_KeepsTheOutcomeThePartsAndTheOrigin()
    {
        await ReplyAsync("a", "b");

        var session = (await _store.FindAsync(_id))!;

        Assert.That(session.Pending, Is.Empty);
        Assert.That(session.OpenTurn, Is.Null);
        Assert.That(session.Unsent.Single().Parts.Select(p => p.Text), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(session.Unsent.Single().Origin, Is.EqualTo(Origin with { ToolsCalled = session.Unsent.Single().Origin!.ToolsCalled }));
        Assert.That(session.Unsent.Single().Origin!.ToolsCalled, Is.EqualTo(new[] { "tool" }));
    }

    [Test]
    public async Task FindAsync_AfterAReplyHasLeft_LoadsNothingOfIt()
    {
        await ReplyAsync("a");
        await _store.ChangeAsync(_id, s => s.Report(s.BeginSending(TestSessions.Start)!.Id, TestSessions.Reports(PartStatus.Sent)));

        var session = (await _store.FindAsync(_id))!;

        Assert.That((session.Unsent.Count, session.NextPart, session.DueAt), Is.EqualTo((0, (MessagePart?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task SaveAsync_WhenTheCustomerWroteMeanwhile_RefusesAndStoresNothing()
    {
        await _store.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var session = (await sessions.FindAsync(_id, CancellationToken.None))!;
            session.BeginTurn(TestSessions.Start);
            await _store.ReceiveAsync("SM2");

            Assert.That(() => sessions.SaveAsync(session, CancellationToken.None), Throws.TypeOf<ConcurrencyException>());
            return true;
        });

        Assert.That((await _store.FindAsync(_id))!.OpenTurn, Is.Null);
        Assert.That(_store.Published.Events, Is.Empty);
    }

    [Test]
    public async Task SaveAsync_OnceMore_StoresWhatChangedSinceTheLastTime()
    {
        await _store.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var session = (await sessions.FindAsync(_id, CancellationToken.None))!;
            session.BeginTurn(TestSessions.Start);
            await sessions.SaveAsync(session, CancellationToken.None);
            session.Reply(MessageAuthor.Assistant, new("text", ["a"], Origin), TestSessions.Quiet, TestSessions.Start);
            await sessions.SaveAsync(session, CancellationToken.None);
            return true;
        });

        Assert.That((await _store.FindAsync(_id))!.NextPart!.Text, Is.EqualTo("a"));
    }

    [Test]
    public Task InHand_IsWhatWasCommittedLastUntilTheStoreIsLookedAtOrACommitFails() =>
        _store.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var session = (await sessions.FindAsync(_id, CancellationToken.None))!;
            Assert.That(sessions.InHand(_id), Is.Null);

            session.BeginTurn(TestSessions.Start);
            await sessions.SaveAsync(session, CancellationToken.None);
            Assert.That(sessions.InHand(_id), Is.SameAs(session));
            Assert.That(sessions.InHand(ChatSessionId.New(TestSessions.Start)), Is.Null);

            await _store.ReceiveAsync("SM2");
            session.BeginTurn(TestSessions.Start);
            Assert.That(() => sessions.SaveAsync(session, CancellationToken.None), Throws.TypeOf<ConcurrencyException>());
            Assert.That(sessions.InHand(_id), Is.Null);

            session = (await sessions.FindAsync(_id, CancellationToken.None))!;
            session.BeginTurn(TestSessions.Start);
            await sessions.SaveAsync(session, CancellationToken.None);
            await sessions.FindAsync(_id, CancellationToken.None);
            Assert.That(sessions.InHand(_id), Is.Null);
            return true;
        });

    [Test]
    public Task SaveAsync_OfACopyOlderThanTheOneFoundLast_Refuses() => _store.UseAsync<IChatSessionRepository, bool>(async sessions =>
    {
        var older = (await sessions.FindAsync(_id, CancellationToken.None))!;
        var newer = (await sessions.FindAsync(_id, CancellationToken.None))!;
        newer.BeginTurn(TestSessions.Start);
        await sessions.SaveAsync(newer, CancellationToken.None);
        older.BeginTurn(TestSessions.Start);

        Assert.That(() => sessions.SaveAsync(older, CancellationToken.None), Throws.TypeOf<ConcurrencyException>());
        return true;
    });

    [Test]
    public async Task FindWithMessageAsync_AfterTheMessageHasLeft_LoadsItWhole()
    {
        var id = MessageId.Of(_id, "key");
        await _store.ChangeAsync(_id, s => Say(s, id));
        await _store.ChangeAsync(_id, s =>
        {
            while (s.BeginSending(TestSessions.Start) is { } part)
            {
                s.Report(part.Id, TestSessions.Reports(PartStatus.Sent));
            }
        });

        var message = (await FindWithMessageAsync(id))!.FindMessage(id)!;

        Assert.That((message.Author, message.Text, message.IsUnsent), Is.EqualTo((MessageAuthor.Operator, "text", false)));
        Assert.That(message.Parts.Select(p => p.Text), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task SaveAsync_OfOneMessageByTwoAtOnce_StoresItOnce()
    {
        var id = MessageId.Of(_id, "key");
        await _store.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var session = (await sessions.FindWithMessageAsync(_id, id, CancellationToken.None))!;
            Say(session, id);
            await _store.ChangeAsync(_id, s => Say(s, id));

            Assert.That(() => sessions.SaveAsync(session, CancellationToken.None), Throws.TypeOf<ConcurrencyException>());
            return true;
        });

        Assert.That((await _store.TranscriptAsync(_id)).Count(m => m.Id == id), Is.EqualTo(1));
        Assert.That((await FindWithMessageAsync(id))!.Unsent.Single().Id, Is.EqualTo(id));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task SaveAsync_WhenItLosesTheRace_LogsNoError(bool withAReply)
    {
        using var log = new RecordingLoggerProvider();
        await using var store = await TestStore.StartAsync(
            configure: services => services.AddLogging(logging => logging.AddProvider(log)), provider: provider);
        var id = (await store.ReceiveAsync("SM1")).SessionId;

        await store.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var session = (await sessions.FindAsync(id, CancellationToken.None))!;
            session.BeginTurn(TestSessions.Start);
            if (withAReply)
            {
                session.Reply(MessageAuthor.Assistant, new ReplyDraft("text", ["text"], Origin), TestSessions.Quiet, TestSessions.Start);
            }

            await store.ReceiveAsync("SM2");

            Assert.That(() => sessions.SaveAsync(session, CancellationToken.None), Throws.TypeOf<ConcurrencyException>());
            return true;
        });

        Assert.That(log.Lines, Is.Not.Empty.And.None.StartsWith("Error"));
    }

    [Test]
    public async Task SaveAsync_WhenACallbackMovedThePart_RefusesTheOlderView()
    {
        await ReplyAsync("a");
        var part = (await _store.ChangeAsync(_id, s => s.BeginSending(TestSessions.Start))).NextPart!;

        await _store.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var session = (await sessions.FindAsync(_id, CancellationToken.None))!;
            await RecordAsync(part.Id, PartStatus.Delivered);
            session.Report(part.Id, TestSessions.Reports(PartStatus.Sent));

            Assert.That(() => sessions.SaveAsync(session, CancellationToken.None), Throws.TypeOf<ConcurrencyException>());
            return true;
        });
    }

    [Test]
    public async Task SaveAsync_AfterTheCommit_PublishesTheEvents()
    {
        await ReplyAsync("a");

        Assert.That(_store.Published.Events.OfType<ReplyQueued>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task DeleteAsync_WhileAWorkerHasIt_MakesTheWorkersSaveFail()
    {
        await _store.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var session = (await sessions.FindAsync(_id, CancellationToken.None))!;
            session.BeginTurn(TestSessions.Start);
            await _store.UseAsync<IChatSessionRepository, bool>(other => other.DeleteAsync(_id, CancellationToken.None));

            Assert.That(() => sessions.SaveAsync(session, CancellationToken.None), Throws.TypeOf<ConcurrencyException>());
            return true;
        });
    }

    [Test]
    public async Task DeleteAllAsync_ErasesEverythingOfEveryone()
    {
        await ReplyAsync("a");
        await _store.ReceiveAsync("SM2", customer: "whatsapp:+2");

        var count = await _store.UseAsync<IChatSessionRepository, int>(s => s.DeleteAllAsync(CancellationToken.None));

        Assert.That(count, Is.EqualTo(2));
        Assert.That((await _store.FindAsync(_id), (await _store.TranscriptAsync(_id)).Count), Is.EqualTo((default(ChatSession), 0)));
        Assert.That(await _store.UseAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(
            q => q.ListDueAsync(DateTimeOffset.MaxValue, 10, CancellationToken.None)), Is.Empty);
    }

    [Test]
    public async Task ListDueAsync_ReturnsWhatIsDueTheLongestWaitingFirst()
    {
        _store.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await _store.ReceiveAsync("SM2", customer: "whatsapp:+2")).SessionId;
        _store.Clock.Advance(TimeSpan.FromMinutes(1));
        await _store.ReceiveAsync("SM3", customer: "whatsapp:+3");

        var due = await _store.UseAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(
            q => q.ListDueAsync(_store.Clock.GetUtcNow(), 10, CancellationToken.None));

        Assert.That(due, Is.EqualTo(new[] { _id, second }));
    }

    [Test]
    public async Task ListWaitingAsync_ReturnsTheLongestWaitingFirst()
    {
        _store.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await _store.ReceiveAsync("SM2", customer: "whatsapp:+2")).SessionId;
        _store.Clock.Advance(TimeSpan.FromSeconds(1));
        var third = (await _store.ReceiveAsync("SM3", customer: "whatsapp:+3")).SessionId;
        _store.Clock.Advance(TimeSpan.FromSeconds(1));
        await _store.ReceiveAsync("SM4");

        var waiting = await _store.UseAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(
            q => q.ListWaitingAsync(_store.Clock.GetUtcNow(), null, 10, CancellationToken.None));

        Assert.That(waiting, Is.EqualTo(new[] { _id, second, third }));
    }

    [TestCase(PartStatus.Sent, PartStatus.Read, PartStatus.Delivered, PartStatus.Read)]
    [TestCase(PartStatus.Delivered, PartStatus.Sent, PartStatus.Sent, PartStatus.Delivered)]
    [TestCase(PartStatus.Sent, PartStatus.Sent, PartStatus.Failed, PartStatus.Failed)]
    public async Task RecordAsync_WhateverTheOrder_OnlyMovesUp(PartStatus one, PartStatus two, PartStatus three, PartStatus expected)
    {
        await ReplyAsync("a");
        var session = await _store.ChangeAsync(_id, s => s.BeginSending(TestSessions.Start));
        var part = session.NextPart!;

        var first = await RecordAsync(part.Id, one);
        await RecordAsync(part.Id, two);
        await RecordAsync(part.Id, three);

        Assert.That(first, Is.EqualTo(new DeliveryRecord(_id, session.Unsent[0].Id, true, true)));
        Assert.That(await _store.PartsAsync(_id), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task RecordAsync_OfTheSameStatusAgain_ChangesNothing()
    {
        await ReplyAsync("a");
        var part = (await _store.ChangeAsync(_id, s => s.BeginSending(TestSessions.Start))).NextPart!;
        await RecordAsync(part.Id, PartStatus.Sent);

        var again = (await RecordAsync(part.Id, PartStatus.Sent))!;

        Assert.That((again.Changed, again.WasUnsent), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task RecordAsync_OfAnUnknownPart_IsNull() =>
        Assert.That(await RecordAsync(PartId.New(TestSessions.Start), PartStatus.Sent), Is.Null);

    private Task<DeliveryRecord?> RecordAsync(PartId part, PartStatus status) => _store.UseAsync<IDeliveryLedger, DeliveryRecord?>(
        ledger => ledger.RecordAsync(part, TestSessions.Reports(status), CancellationToken.None));

    private static void Say(ChatSession session, MessageId id)
    {
        session.TakeOver("Rui", TestSessions.Start);
        session.Say(new ReplyDraft("text", ["a", "b"]), TestSessions.Start, id);
    }

    private Task<ChatSession?> FindWithMessageAsync(MessageId id) => _store.UseAsync<IChatSessionRepository, ChatSession?>(
        sessions => sessions.FindWithMessageAsync(_id, id, CancellationToken.None));

    private Task<ChatSession> ReplyAsync(params string[] parts) => _store.ChangeAsync(_id, s =>
    {
        s.BeginTurn(TestSessions.Start);
        s.Reply(MessageAuthor.Assistant, new ReplyDraft("text", parts, Origin), TestSessions.Quiet, TestSessions.Start);
    });
}
