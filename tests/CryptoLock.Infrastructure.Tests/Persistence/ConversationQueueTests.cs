using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class ConversationQueueTests(StorageProvider provider)
{
    private static readonly ReplyDraft Text = new("text", ["text"]);

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

    [TestCase(19, false)]
    [TestCase(20, true)]
    public async Task ListWaitingAsync_OfAnUnansweredCustomer_ListsThemInTime(int seconds, bool expected) =>
        Assert.That(await IsWaitingAsync(seconds, 20, 120), Is.EqualTo(expected));

    [Test]
    public async Task ListWaitingAsync_WhenBothAreOff_ListsNobody() =>
        Assert.That(await IsWaitingAsync(3600, null, null), Is.False);

    [TestCase(119, false)]
    [TestCase(120, true)]
    public async Task ListWaitingAsync_OfAReassuredCustomer_ListsThemOnlyForTheAlarm(int seconds, bool expected)
    {
        await _store.ChangeAsync(_id, s => s.Reassure(Text, TestSessions.Start));

        Assert.That(await IsWaitingAsync(seconds, 20, 120), Is.EqualTo(expected));
    }

    [Test]
    public async Task ListWaitingAsync_OnceTheAlarmWasRaised_ListsNobody()
    {
        await _store.ChangeAsync(_id, s => s.Alarm(TestSessions.Start));

        Assert.That(await IsWaitingAsync(3600, 20, 120), Is.False);
    }

    [TestCase(60, false)]
    [TestCase(120, true)]
    public async Task ListWaitingAsync_OfAReplyThatDoesNotLeave_ListsItForTheAlarm(int seconds, bool expected)
    {
        await _store.ChangeAsync(_id, Reply);

        Assert.That(await IsWaitingAsync(seconds, 20, 120), Is.EqualTo(expected));
    }

    [Test]
    public async Task ListWaitingAsync_OfAReplyHeldForTheCustomer_ListsNobody()
    {
        await _store.ChangeAsync(_id, s =>
        {
            Reply(s);
            s.HoldUntilCustomerWrites(null, TestSessions.Start);
        });

        Assert.That(await IsWaitingAsync(3600, 20, 120), Is.False);
    }

    [Test]
    public async Task ListWaitingAsync_OnceEverythingWasDelivered_ListsNobody()
    {
        await _store.ChangeAsync(_id, s =>
        {
            Reply(s);
            s.Report(s.BeginSending(TestSessions.Start)!.Id, TestSessions.Reports(PartStatus.Sent));
        });

        Assert.That(await IsWaitingAsync(3600, 20, 120), Is.False);
    }

    [Test]
    public async Task ListWaitingAsync_OfManyCustomers_ListsNoMoreThanAskedFor()
    {
        await _store.ReceiveAsync("SM2", customer: "whatsapp:+2");
        var now = TestSessions.Start.AddHours(1);

        var waiting = await _store.UseAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(
            q => q.ListWaitingAsync(now, now, 1, CancellationToken.None));

        Assert.That(waiting, Has.Count.EqualTo(1));
    }

    [TestCase(899, false)]
    [TestCase(900, true)]
    public async Task ListAwaitingPersonAsync_OfACustomerWhomAPersonDoesNotAnswer_ListsThemInTime(int seconds, bool expected)
    {
        await _store.ChangeAsync(_id, s => s.TakeOver("Rui", TestSessions.Start));

        Assert.That(await AwaitingPersonAsync(seconds - 900), Is.EqualTo(expected ? [_id] : Array.Empty<ChatSessionId>()));
    }

    [TestCase("answered")]
    [TestCase("alarmed")]
    [TestCase("handed back")]
    [TestCase("erased")]
    public async Task ListAwaitingPersonAsync_OnceNothingIsToBeDone_ListsNobody(string what)
    {
        await _store.ChangeAsync(_id, s => s.TakeOver("Rui", TestSessions.Start));
        await (what switch
        {
            "answered" => (Task)_store.ChangeAsync(_id, s => s.Say(Text, TestSessions.Start)),
            "alarmed" => _store.ChangeAsync(_id, s => s.AlarmPeople()),
            "handed back" => _store.ChangeAsync(_id, s => s.HandBack()),
            _ => _store.UseAsync<IChatSessionRepository, bool>(s => s.DeleteAsync(_id, CancellationToken.None)),
        });

        Assert.That(await AwaitingPersonAsync(3600), Is.Empty);
    }

    [Test]
    public async Task ListAwaitingPersonAsync_OfManyCustomers_ListsTheLongestWaitingFirst()
    {
        _store.Clock.Advance(TimeSpan.FromSeconds(10));
        var later = (await _store.ReceiveAsync("SM2", customer: "whatsapp:+2")).SessionId;
        await _store.ChangeAsync(later, s => s.TakeOver("Rui", TestSessions.Start));
        await _store.ChangeAsync(_id, s => s.TakeOver("Rui", TestSessions.Start));

        Assert.That(await AwaitingPersonAsync(10), Is.EqualTo([_id, later]));
        Assert.That(await AwaitingPersonAsync(10, take: 1), Is.EqualTo([_id]));
    }

    private static void Reply(ChatSession session)
    {
        session.BeginTurn(TestSessions.Start);
        session.Reply(MessageAuthor.Assistant, Text, TestSessions.Quiet, TestSessions.Start);
    }

    private Task<IReadOnlyList<ChatSessionId>> AwaitingPersonAsync(int untilSecond, int take = 10) =>
        _store.UseAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(
            q => q.ListAwaitingPersonAsync(TestSessions.Start.AddSeconds(untilSecond), take, CancellationToken.None));

    private Task<bool> IsWaitingAsync(int seconds, int? reassure, int? alarm) => _store.UseAsync<IConversationQueue, bool>(async queue =>
    {
        var now = TestSessions.Start.AddSeconds(seconds);
        return (await queue.ListWaitingAsync(Before(reassure), Before(alarm), 10, CancellationToken.None)).Contains(_id);

        DateTimeOffset? Before(int? age) => age is { } old ? now.AddSeconds(-old) : null;
    });
}
