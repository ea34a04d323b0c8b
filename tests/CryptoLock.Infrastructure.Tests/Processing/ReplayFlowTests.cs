using CryptoLock.Application;
using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.DeadLetters.ListDeadLetters;
using CryptoLock.Application.DeadLetters.ReplayDeadLetter;
using CryptoLock.Application.Delivery.DeliverReply;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Infrastructure.Tests.Persistence;
using CryptoLock.Testing.Builders;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace CryptoLock.Infrastructure.Tests.Processing;

/// <summary>
/// Dead letters, from giving up to the second try: the real handlers on the real store; only the model and the wire are replaced.
/// </summary>
[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class ReplayFlowTests(StorageProvider provider)
{
    private static readonly Error Blocked = new("ai.blocked", ErrorKind.Permanent, "blocked");
    private static readonly Error Refused = new("twilio.refused", ErrorKind.Permanent, "refused") { ProviderCode = 63003 };

    private TestStore _store = null!;
    private Mock<IConversationSignal> _signal = null!;
    private List<AiRequest> _asked = null!;
    private List<string> _sent = null!;
    private Result<AiAnswer> _answer;
    private Error? _refusal;

    [SetUp]
    public async Task StartAsync()
    {
        (_signal, _asked, _sent, _answer, _refusal) = (new(), [], [], Blocked, null);
        _store = await TestStore.StartAsync(configure: Configure, provider: provider);
    }

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task FailedTurn_WhenReplayed_IsAnsweredForReal()
    {
        var id = await FailAsync("one", "two");
        _answer = Answer("the answer");

        var replayed = await ReplayAsync((await ListAsync()).Single().Id);
        await ServeAsync(id);

        Assert.That(replayed.IsSuccess, Is.True);
        Assert.That(_sent, Is.EqualTo(new[] { "pt:Unavailable", "the answer" }));
        Assert.That(_asked[^1].History[^1].Texts, Is.EqualTo(new[] { "one", "two" }));
        _signal.Verify(s => s.Notify(id, It.IsAny<DateTimeOffset>()));
    }

    [Test]
    public async Task FailedTurn_WhenReplayed_KeepsTheRecordedOutcome()
    {
        var id = await FailAsync("one", "two");
        _answer = Answer("the answer");

        var letter = (await ListAsync()).Single().Id;
        await ReplayAsync(letter);
        var replay = (await _store.FindAsync(id))!.OpenTurn!.Id;
        await ServeAsync(id);

        Assert.That(
            (await _store.TranscriptAsync(id)).Where(e => e.Author is MessageAuthor.Customer).Select(e => e.Outcome),
            Is.EqualTo(Enumerable.Repeat(MessageOutcome.FailedToPerson(HandoffReason.AssistantUnavailable), 2)));
        var turn = (await FindWithTurnAsync(id, replay)).Snapshot().Turns.Single();
        Assert.That((turn.End, turn.ReplayOf), Is.EqualTo(((TurnEnd?)TurnEnd.Replied, (TurnId?)new TurnId(letter))));
        Assert.That((await _store.FindAsync(id))!.Status, Is.EqualTo(SessionStatus.Automated));
    }

    [Test]
    public async Task FailedTurn_WhenReplayedTwice_IsRefused()
    {
        var id = await FailAsync("one");
        var letter = (await ListAsync()).Single().Id;

        var first = await ReplayAsync(letter);
        var second = await ReplayAsync(letter);
        await ServeAsync(id);

        Assert.That((first.IsSuccess, second.Error?.Code), Is.EqualTo((true, "dead_letter.not_found")));
    }

    [Test]
    public async Task ReplayedTurn_WhenItFailsAgain_IsANewDeadLetter()
    {
        var id = await FailAsync("one");
        var first = (await ListAsync()).Single();
        await ReplayAsync(first.Id);
        await ServeAsync(id);

        var second = (await ListAsync()).Single();
        _answer = Answer("the answer");
        await ReplayAsync(second.Id);
        await ServeAsync(id);

        Assert.That((second.Id == first.Id, second.Reason), Is.EqualTo((false, "AssistantUnavailable")));
        Assert.That(_sent[^1], Is.EqualTo("the answer"));
        Assert.That(await ListAsync(), Is.Empty);
    }

    [Test]
    public async Task FailedTurn_WhenReplayedWhileTheCustomerWrites_AnswersBoth()
    {
        var id = await FailAsync("one");
        await _store.ReceiveAsync("SM-later", "hello?");
        _answer = Answer("the answer");

        await ReplayAsync((await ListAsync()).Single().Id);
        await ServeAsync(id);

        Assert.That(_asked[^1].History[^1].Texts, Is.EqualTo(new[] { "one", "hello?" }));
        Assert.That(_sent, Is.EqualTo(new[] { "pt:Unavailable", "the answer" }));
        Assert.That(await _store.CountAsync(id, null), Is.Zero);
    }

    [Test]
    public async Task FailedTurn_WhenReplayed_ReadsOnlyWhatItHadFailedToAnswer()
    {
        await FailAsync("one");
        var id = await FailAsync("two", "three");
        var letter = (await ListAsync())[0];
        _answer = Answer("the answer");

        await ReplayAsync(letter.Id);
        await ServeAsync(id);

        Assert.That(letter.Position, Is.EqualTo(4));
        Assert.That(_asked[^1].History[^1].Texts, Is.EqualTo(new[] { "two", "three" }));
        Assert.That(_asked[^1].History[0].Texts, Is.EqualTo(new[] { "one" }));
    }

    [Test]
    public async Task ReplayedTurn_WhenItReadMoreAndFailsAgain_ReadsAllOfItNextTime()
    {
        await FailAsync("one");
        var id = await FailAsync("two");
        await _store.ReceiveAsync("SM-later", "three");
        await ReplayAsync((await ListAsync())[0].Id);
        await ServeAsync(id);
        _answer = Answer("the answer");

        await ReplayAsync((await ListAsync())[0].Id);
        await ServeAsync(id);

        Assert.That(_asked[^1].History[^1].Texts, Is.EqualTo(new[] { "two", "three" }));
    }

    [Test]
    public async Task LostMessage_WhenReplayed_IsSentAgainOnce()
    {
        (_answer, _refusal) = (Answer("the answer"), Refused);
        var id = (await _store.ReceiveAsync("SM1")).SessionId;
        await ServeAsync(id);
        _refusal = null;
        var letter = (await ListAsync()).Single();

        var first = await ReplayAsync(letter.Id);
        var second = await ReplayAsync(letter.Id);
        await ServeAsync(id);

        Assert.That((letter.Kind, letter.ErrorCode, letter.Reason), Is.EqualTo((DeadLetterKind.Message, (int?)63003, "cause")));
        Assert.That((first.IsSuccess, second.Error?.Code), Is.EqualTo((true, "dead_letter.not_found")));
        Assert.That(_sent, Is.EqualTo(new[] { "the answer", "the answer" }));
        Assert.That(await ListAsync(), Is.Empty);
    }

    private static Result<AiAnswer> Answer(string text) => new AiAnswer(text, new ReplyOrigin("gemini", "test", "0"));

    private void Configure(IServiceCollection services)
    {
        var assistant = new Mock<IAiResponder>();
        assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>()))
            .Callback((AiRequest request, CancellationToken _) => _asked.Add(request)).ReturnsAsync(() => _answer);
        var sender = new Mock<IMessageSender>();
        sender.Setup(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>()))
            .Callback((OutgoingPart part, CancellationToken _) => _sent.Add(part.Text))
            .ReturnsAsync(() => _refusal is { } refusal ? refusal : (Result<string>)$"SMsent{_sent.Count}");
        var formatter = new Mock<IReplyFormatter>();
        formatter.Setup(f => f.Format(It.IsAny<string>())).Returns((string text) => [text]);

        services.AddApplication(new ConfigurationBuilder().Build());
        services.AddSingleton(assistant.Object).AddSingleton(sender.Object).AddSingleton(formatter.Object).AddSingleton(_signal.Object)
            .AddSingleton<ITurnInterruptions, TurnInterruptions>().AddSingleton(Mock.Of<ISendPace>())
            .AddSingleton(Mock.Of<IPromptCatalog>(p => p.Active == TestPrompts.Simple))
            .AddSingleton(Mock.Of<IDocumentationResponder>()).AddSingleton(Mock.Of<ILanguageDetector>())
            .AddSingleton(Mock.Of<ITypingIndicator>()).AddSingleton(
                Mock.Of<IDeliveryErrorCatalog>(e => e.Explain(It.IsAny<int?>()) == new DeliveryError(ErrorKind.Permanent, "cause")));
    }

    private async Task<ChatSessionId> FailAsync(params string[] texts)
    {
        InboundReceipt receipt = null!;
        foreach (var text in texts)
        {
            receipt = await _store.ReceiveAsync($"SM-{text}", text);
        }

        await ServeAsync(receipt.SessionId);
        return receipt.SessionId;
    }

    private Task<ChatSession> FindWithTurnAsync(ChatSessionId id, TurnId turn) => _store.UseAsync<IChatSessionRepository, ChatSession>(
        async sessions => (await sessions.FindWithTurnAsync(id, turn, CancellationToken.None))!);

    private async Task<IReadOnlyList<DeadLetter>> ListAsync() =>
        (await SendAsync(new ListDeadLettersQuery(new PageRequest(1, 10)))).Value.Items;

    private Task<Result<DeadLetter>> ReplayAsync(Guid id) => SendAsync(new ReplayDeadLetterCommand(id));

    /// <summary>What a worker does, until the conversation has to wait.</summary>
    private async Task ServeAsync(ChatSessionId id)
    {
        _store.Clock.Advance(TimeSpan.FromSeconds(5));
        var next = NextStep.Respond;
        while (next is NextStep.Respond or NextStep.Deliver)
        {
            IRequest<Result<ConversationStep>> request =
                next is NextStep.Deliver ? new DeliverReplyCommand(id) : new RespondToCustomerCommand(id);
            next = (await SendAsync(request)).Value.Next;
        }
    }

    private Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request) =>
        _store.UseAsync<ISender, Result<T>>(sender => sender.Send(request));
}
