using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence.Sql;

/// <summary>What shares a transaction shares nothing else.</summary>
[TestFixtureSource(typeof(TestServers), nameof(TestServers.SqlStores))]
internal sealed class SqlWritesTests(StorageProvider provider)
{
    private static readonly ReplyDraft Text = new("text", ["one", "two"]);

    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync(provider: provider);

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task ManyCommitsAtOnce_OfWhichSomeConflict_StoreEachConversationOnce()
    {
        var known = await Task.WhenAll((await ReceiveAsync(20)).Select(LoadAsync));

        var won = await TogetherAsync(() => known.SelectMany(k => Enumerable.Repeat(k, 4)).Select(k => TryAsync(() => CommitAsync(WithATurn(k)))));

        Assert.That(won.Count(w => w), Is.EqualTo(20));
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM turns"), Is.EqualTo(20));
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM sessions WHERE version <> 2"), Is.Zero);
    }

    [Test]
    public async Task CommitAsync_WhenACallbackMovedAPartMeanwhile_StoresNothingOfIt()
    {
        var id = (await ReceiveAsync(1))[0];
        await _store.ChangeAsync(id, Reply);
        var part = (await _store.ChangeAsync(id, s => s.BeginSending(TestSessions.Start))).NextPart!.Id;
        var before = await LoadAsync(id);
        var session = ChatSession.Restore(before);
        session.Report(part, TestSessions.Reports(PartStatus.Sent));
        session.Speak(Language.English);
        await RecordAsync(part, PartStatus.Delivered);

        Assert.That(() => CommitAsync(before, session), Throws.TypeOf<ConcurrencyException>());

        var after = await LoadAsync(id);
        Assert.That((after.Session, after.Parts[0].Status), Is.EqualTo((before.Session, PartStatus.Delivered)));
    }

    [Test]
    public async Task CommitAsync_WhichTheDatabaseRefuses_HarmsNoneOfItsGroup()
    {
        var ids = await ReceiveAsync(10);
        var guilty = await LoadAsync(ids[5]);
        var others = await Task.WhenAll(ids.Where(id => id != ids[5]).Select(LoadAsync));

        var won = await TogetherAsync(() => others.Select(WithATurn).Append(WithATakenPosition(guilty)).Select(c => TryAsync(() => CommitAsync(c))));

        Assert.That(won, Is.EqualTo(others.Select(_ => true).Append(false)));
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM turns"), Is.EqualTo(9));
        Assert.That((await LoadAsync(ids[5])).Session, Is.EqualTo(guilty.Session));
    }

    [Test]
    public async Task CommitAsync_OfATextThatTheDatabaseMayNotHold_HarmsNoneOfItsGroup()
    {
        var ids = await ReceiveAsync(10);
        var known = await Task.WhenAll(ids.Select(LoadAsync));

        var failed = await TogetherAsync(() =>
            known.Skip(1).Select(WithATurn).Append(WithANul(known[0])).Select(c => FailureOf(CommitAsync(c))));

        Assert.That(failed.SkipLast(1), Is.All.Null);
        Assert.That(failed[^1], provider is StorageProvider.PostgreSql ? Is.TypeOf<StoreUnavailableException>() : Is.Null);
        Assert.That((await LoadAsync(ids[9])).Session.Version, Is.EqualTo(2));
    }

    [Test]
    public async Task DifferentWritesAtOnce_AreAllTold()
    {
        var ids = await ReceiveAsync(3);
        await _store.ChangeAsync(ids[0], Reply);
        var part = (await _store.ChangeAsync(ids[0], s => s.BeginSending(TestSessions.Start))).NextPart!.Id;

        var told = await TogetherAsync<object?>(() =>
        [
            Told(_store.ReceiveAsync("SM100")),
            Told(RecordAsync(part, PartStatus.Sent)),
            Told(TryOpenTurnAsync(ids[1])),
            Told(DeleteAsync(ids[2])),
            Told(DeleteAsync(default)),
            Told(_store.ReceiveAsync("SM100")),
            Told(RecordAsync(default, PartStatus.Sent)),
        ]);

        Assert.That(told.Count(t => t is InboundReceipt { IsDuplicate: true }), Is.EqualTo(1));
        Assert.That(told[1], Is.EqualTo(new DeliveryRecord(ids[0], (await LoadAsync(ids[0])).Outbound[0].Id, true, true)));
        Assert.That(told.Skip(2).Take(3), Is.EqualTo(new object[] { true, true, false }));
        Assert.That(told[6], Is.Null);
    }

    [Test]
    public async Task Repetitions_AmongOtherWrites_AreTold_AndTheOthersWrittenOnce()
    {
        var ids = await ReceiveAsync(4);

        // The first group after one without repetitions, and the one after a group with some.
        for (var round = 0; round < 2; round++)
        {
            var told = await TogetherAsync<object?>(() =>
            [
                Told(_store.ReceiveAsync($"SM{round}", customer: "whatsapp:+0")),
                Told(TryOpenTurnAsync(ids[round])),
                Told(_store.ReceiveAsync($"SM10{round}", customer: "whatsapp:+2")),
                Told(_store.ReceiveAsync("SM3", customer: "whatsapp:+3")),
            ]);

            Assert.That(told.OfType<InboundReceipt>().Select(receipt => receipt.IsDuplicate), Is.EqualTo(new[] { true, false, true }));
            Assert.That(told[1], Is.True);
            Assert.That((await LoadAsync(ids[2])).Session.MessageCount, Is.EqualTo(2 + round));
        }

        Assert.That((await _store.ReceiveAsync("SM200", customer: "whatsapp:+3")).IsDuplicate, Is.False);
        Assert.That((await LoadAsync(ids[3])).Session.MessageCount, Is.EqualTo(2));
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM messages"), Is.EqualTo(7));
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM seen_messages"), Is.EqualTo(7));
    }

    [Test]
    public async Task AGroupThatFails_LeavesNothing_AndTheStoreGoesOnAfterwards()
    {
        var ids = await ReceiveAsync(5);
        await _store.ScalarAsync("ALTER TABLE seen_messages RENAME TO hidden");

        var failed = await TogetherAsync<Exception?>(() =>
            [FailureOf(_store.ReceiveAsync("SM200")), .. ids.Select(id => FailureOf(TryOpenTurnAsync(id))), FailureOf(_store.ReceiveAsync("SM201"))]);

        Assert.That(failed[0], Is.TypeOf<StoreUnavailableException>());
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM sessions WHERE version <> 1"), Is.EqualTo(failed.Count(f => f is null)));
        await _store.ScalarAsync("ALTER TABLE hidden RENAME TO seen_messages");
        Assert.That(await TryOpenTurnAsync(ids[0]), Is.True);
        Assert.That((await _store.ReceiveAsync("SM202")).IsDuplicate, Is.False);
    }

    [Test]
    public async Task DeleteAllAsync_OfMoreThanOneGroup_ErasesThemAll()
    {
        await ReceiveAsync(450);

        Assert.That(await _store.UseAsync<ISessionStore, int>(s => s.DeleteAllAsync(CancellationToken.None)), Is.EqualTo(450));
        Assert.That(await _store.ScalarAsync("SELECT count(*) FROM messages"), Is.Zero);
    }

    private static void Reply(ChatSession session)
    {
        session.BeginTurn(TestSessions.Start);
        session.Reply(MessageAuthor.Assistant, Text, TestSessions.Quiet, TestSessions.Start);
    }

    /// <summary>A message at a position that another has.</summary>
    private static SessionChanges WithATakenPosition(SessionSnapshot known) => SessionChanges.Between(known, known with
    {
        Outbound = [new(MessageId.New(TestSessions.Start), 1, MessageAuthor.System, "text", TestSessions.Start, null, null)],
    });

    private static SessionChanges WithANul(SessionSnapshot known) => SessionChanges.Between(known, known with
    {
        Outbound = [new(MessageId.New(TestSessions.Start), 2, MessageAuthor.System, "a\0b", TestSessions.Start, null, null)],
    });

    private static SessionChanges WithATurn(SessionSnapshot known)
    {
        var session = ChatSession.Restore(known);
        session.BeginTurn(TestSessions.Start);
        return SessionChanges.Between(known, session.Snapshot());
    }

    private static async Task<object?> Told<T>(Task<T> task) => await task;

    private static async Task<Exception?> FailureOf<T>(Task<T> task)
    {
        await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.Exception?.InnerException;
    }

    private static async Task<bool> TryAsync(Func<Task> save)
    {
        try
        {
            await save();
            return true;
        }
        catch (ConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Starts all of it while the writer waits for a lock, so that it shares a group.</summary>
    private async Task<T[]> TogetherAsync<T>(Func<IEnumerable<Task<T>>> work)
    {
        Task first;
        List<Task<T>> tasks;
        await using (await _store.BlockWritersAsync())
        {
            first = DeleteAsync(default);
            tasks = [.. work()];
        }

        await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await Task.WhenAll(tasks);
    }

    private async Task<List<ChatSessionId>> ReceiveAsync(int customers)
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, customers).Select(i => _store.ReceiveAsync($"SM{i}", customer: $"whatsapp:+{i}")));
        return [.. receipts.Select(r => r.SessionId)];
    }

    private Task<bool> TryOpenTurnAsync(ChatSessionId id) => TryAsync(() => _store.ChangeAsync(id, s => s.BeginTurn(TestSessions.Start)));

    private async Task<SessionSnapshot> LoadAsync(ChatSessionId id) => (await _store.UseAsync<ISessionStore, SessionSnapshot?>(
        store => store.LoadAsync(id, default, CancellationToken.None)))!;

    private Task<bool> CommitAsync(SessionSnapshot known, ChatSession session) => CommitAsync(SessionChanges.Between(known, session.Snapshot()));

    private Task<bool> CommitAsync(SessionChanges changes) => _store.UseAsync<ISessionStore, bool>(async store =>
    {
        await store.CommitAsync(changes, CancellationToken.None);
        return true;
    });

    private Task<bool> DeleteAsync(ChatSessionId id) => _store.UseAsync<ISessionStore, bool>(s => s.DeleteAsync(id, CancellationToken.None));

    private Task<DeliveryRecord?> RecordAsync(PartId part, PartStatus status) => _store.UseAsync<IDeliveryLedger, DeliveryRecord?>(
        ledger => ledger.RecordAsync(part, TestSessions.Reports(status), CancellationToken.None));
}
