using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence;

[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class DeadLetterReaderTests(StorageProvider provider)
{
    private static readonly DateTimeOffset Start = TestSessions.Start;

    private TestStore _store = null!;

    [SetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync(provider: provider);

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task ListAsync_WhenNothingWasGivenUp_IsEmpty()
    {
        await _store.ReceiveAsync("SM1");

        Assert.That((await ListAsync()).Total, Is.Zero);
    }

    [Test]
    public async Task ListAsync_TellsAboutATurn()
    {
        var session = await FailTurnAsync("SM1", HandoffReason.NoAnswerInTime, Start.AddMinutes(2));

        var letter = (await ListAsync()).Items.Single();

        Assert.That(letter with { Id = default }, Is.EqualTo(new DeadLetter(
            default, DeadLetterKind.Turn, session, Start.AddMinutes(2), "NoAnswerInTime", null, 1, 1, null)));
        Assert.That(await LoadTurnsAsync(session, new TurnId(letter.Id)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ListAsync_TellsAboutAMessage()
    {
        var (session, message) = await LosePartsAsync("SM1", Start.AddMinutes(3), 63003, "No such number.");

        var letters = await ListAsync();

        Assert.That(letters.Items, Is.EqualTo(new[]
        {
            new DeadLetter(
                message.Value, DeadLetterKind.Message, session, Start.AddMinutes(3), "No such number.", 63003, 1, 2,
                MessageAuthor.Assistant),
        }));
        Assert.That(letters.Total, Is.EqualTo(1), "two parts of it are lost");
    }

    [Test]
    public async Task ListAsync_WhenTheProviderGaveNoReason_SaysSo()
    {
        await LosePartsAsync("SM1", Start, null, null);

        Assert.That((await ListAsync()).Items.Single().Reason, Is.EqualTo("The provider gave no reason."));
    }

    [TestCase(1, 5, "turn 4,message 3,turn 2,message 1")]
    [TestCase(1, 3, "turn 4,message 3,turn 2")]
    [TestCase(2, 3, "message 1")]
    [TestCase(3, 3, "")]
    public async Task ListAsync_MixesBothKindsTheNewestFirst(int number, int size, string expected)
    {
        await LosePartsAsync("SM1", Start.AddMinutes(1), 1, "1");
        await FailTurnAsync("SM2", HandoffReason.AssistantUnavailable, Start.AddMinutes(2));
        await LosePartsAsync("SM3", Start.AddMinutes(3), 1, "1");
        await FailTurnAsync("SM4", HandoffReason.AssistantUnavailable, Start.AddMinutes(4));

        var page = await ListAsync(new(number, size));

        Assert.That(string.Join(',', page.Items.Select(Name)), Is.EqualTo(expected));
        Assert.That(page.Total, Is.EqualTo(4));
    }

    [Test]
    public async Task ListAsync_LeavesOutWhatWasReplayed()
    {
        var session = await FailTurnAsync("SM1", HandoffReason.AssistantUnavailable, Start);
        var (other, message) = await LosePartsAsync("SM2", Start, 1, "1");
        var turn = new TurnId((await ListAsync()).Items.Single(l => l.Kind is DeadLetterKind.Turn).Id);

        await UpdateAsync(s => s.FindWithTurnAsync(session, turn, CancellationToken.None), s => s.Replay(turn, Start));
        await UpdateAsync(s => s.FindWithMessageAsync(other, message, CancellationToken.None), s => s.SendAgain(message, Start));

        Assert.That((await ListAsync()).Total, Is.Zero);
        Assert.That((await FindAsync(turn.Value), await FindAsync(message.Value)), Is.EqualTo((default(DeadLetter), default(DeadLetter))));
    }

    [Test]
    public async Task FindAsync_FindsEitherKind()
    {
        await FailTurnAsync("SM1", HandoffReason.AssistantUnavailable, Start);
        await LosePartsAsync("SM2", Start, 1, "1");
        var letters = (await ListAsync()).Items;

        Assert.That(new[] { await FindAsync(letters[0].Id), await FindAsync(letters[1].Id) }, Is.EqualTo(letters));
        Assert.That(await FindAsync(Guid.Empty), Is.Null);
    }

    private static string Name(DeadLetter letter) => $"{letter.Kind.ToString().ToLowerInvariant()} {(letter.At - Start).TotalMinutes}";

    private async Task<ChatSessionId> FailTurnAsync(string providerId, HandoffReason reason, DateTimeOffset at)
    {
        var id = (await _store.ReceiveAsync(providerId, "question", $"whatsapp:{providerId}")).SessionId;
        await _store.ChangeAsync(id, s =>
        {
            s.BeginTurn(Start);
            s.FailToPerson(reason, MessageAuthor.System, new ReplyDraft("sorry", ["sorry"]), TestSessions.Quiet, at);
        });
        return id;
    }

    private async Task<(ChatSessionId Session, MessageId Message)> LosePartsAsync(
        string providerId, DateTimeOffset at, int? code, string? cause)
    {
        var id = (await _store.ReceiveAsync(providerId, "question", $"whatsapp:{providerId}")).SessionId;
        MessageId message = default;
        await _store.ChangeAsync(id, s =>
        {
            s.BeginTurn(Start);
            s.Reply(MessageAuthor.Assistant, new ReplyDraft("abc", ["a", "b", "c"]), TestSessions.Quiet, Start);
            var (first, second) = (s.BeginSending(Start)!, default(MessagePart));
            message = s.Unsent.Single().Id;
            s.Report(first.Id, new DeliveryReport(PartStatus.Sent, "SMx", Start));
            second = s.BeginSending(Start)!;
            s.Report(second.Id, new DeliveryReport(PartStatus.Failed, null, at.AddSeconds(1), 1, "1"));
            s.Report(first.Id, new DeliveryReport(PartStatus.Failed, "SMx", at, code, cause));
        });
        return (id, message);
    }

    private Task<bool> UpdateAsync(Func<IChatSessionRepository, Task<ChatSession?>> load, Action<ChatSession> change) =>
        _store.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var session = (await load(sessions))!;
            change(session);
            await sessions.SaveAsync(session, CancellationToken.None);
            return true;
        });

    private Task<IReadOnlyList<TurnState>> LoadTurnsAsync(ChatSessionId id, TurnId turn) =>
        _store.UseAsync<IChatSessionRepository, IReadOnlyList<TurnState>>(
            async sessions => (await sessions.FindWithTurnAsync(id, turn, CancellationToken.None))!.Snapshot().Turns);

    private Task<Page<DeadLetter>> ListAsync(PageRequest? page = null) => _store.UseAsync<IDeadLetterReader, Page<DeadLetter>>(
        letters => letters.ListAsync(page ?? new(1, 10), CancellationToken.None));

    private Task<DeadLetter?> FindAsync(Guid id) => _store.UseAsync<IDeadLetterReader, DeadLetter?>(
        letters => letters.FindAsync(id, CancellationToken.None));
}
