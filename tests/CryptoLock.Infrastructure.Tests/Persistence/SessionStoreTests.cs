using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>
/// What a store refuses even if the aggregate asked for it: a second outcome, a second open turn, a part that somebody moved. Each
/// difference has the right version, so that nothing else can refuse it.
/// </summary>
[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class SessionStoreTests(StorageProvider provider)
{
    private static readonly DateTimeOffset Now = TestSessions.Start;

    private TestStore _store = null!;
    private ChatSessionId _id;
    private SessionSnapshot _answered = null!;
    private SessionSnapshot _pending = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _store = await TestStore.StartAsync(provider: provider);
        _id = (await _store.ReceiveAsync("SM1")).SessionId;
        _pending = await LoadAsync();
        await _store.ChangeAsync(_id, s =>
        {
            s.BeginTurn(Now);
            s.Reply(MessageAuthor.Assistant, new ReplyDraft("text", ["a", "b"]), TestSessions.Quiet, Now);
        });
        _answered = await LoadAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public void CommitAsync_OfASecondOutcome_IsRefusedWhole() => AssertRefused(Changes() with
    {
        Endings = [_pending.Inbound.Single() with { Outcome = MessageOutcome.HandedOff() }],
    });

    [Test]
    public async Task CommitAsync_OfASecondOpenTurn_IsRefusedWhole()
    {
        await _store.ReceiveAsync("SM2");
        await _store.ChangeAsync(_id, s => s.BeginTurn(Now));
        _answered = await LoadAsync();

        AssertRefused(Changes() with { NewTurns = [new TurnState(TurnId.New(Now), 3, Now)] });
    }

    [Test]
    public void CommitAsync_OfAPartThatSomebodyMoved_IsRefusedWhole()
    {
        var part = _answered.Parts[0] with { Status = PartStatus.Delivered };

        AssertRefused(Changes() with { MovedParts = [new(part, PartStatus.Sending)] });
    }

    [Test]
    public void CommitAsync_OfAMessageAtATakenPlace_IsRefusedWhole()
    {
        var message = _answered.Outbound.Single() with { Id = MessageId.New(Now) };

        AssertRefused(Changes() with { Messages = [message], NewParts = [_answered.Parts[0] with { Id = PartId.New(Now), MessageId = message.Id }] });
    }

    [Test]
    public void CommitAsync_OfAnOlderVersion_IsRefusedWhole() => AssertRefused(Changes() with { ExpectedVersion = _pending.Session.Version });

    [Test]
    public async Task CommitAsync_OfWhatFits_IsWritten()
    {
        await CommitAsync(Changes());

        Assert.That((await LoadAsync()).Session.OperatorName, Is.EqualTo("Mallory"));
    }

    private SessionChanges Changes() => SessionChanges.Between(
        _answered, _answered with { Session = _answered.Session with { OperatorName = "Mallory" } });

    private void AssertRefused(SessionChanges changes)
    {
        Assert.That(() => CommitAsync(changes), Throws.TypeOf<ConcurrencyException>());
        Assert.That(async () => (await LoadAsync()).Session, Is.EqualTo(_answered.Session));
    }

    private Task<bool> CommitAsync(SessionChanges changes) => _store.UseAsync<ISessionStore, bool>(async store =>
    {
        await store.CommitAsync(changes, CancellationToken.None);
        return true;
    });

    private Task<SessionSnapshot> LoadAsync() => _store.UseAsync<ISessionStore, SessionSnapshot>(
        async store => (await store.LoadAsync(_id, default, CancellationToken.None))!);
}
