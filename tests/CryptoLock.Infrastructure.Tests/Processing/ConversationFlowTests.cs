using CryptoLock.Application;
using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Delivery.DeliverReply;
using CryptoLock.Application.Delivery.RecordDeliveryStatus;
using CryptoLock.Application.Ports;
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

/// <summary>The real handlers on the real store; only the model and the wire are replaced.</summary>
[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class ConversationFlowTests(StorageProvider provider)
{
    private TestStore _store = null!;
    private List<AiRequest> _asked = null!;
    private List<string> _sent = null!;
    private Func<int, Task> _whileWriting = null!;
    private Func<string, Task> _whileSending = null!;
    private Func<int, string> _whileExplaining = null!;

    [SetUp]
    public async Task StartAsync()
    {
        (_asked, _sent) = ([], []);
        _whileWriting = _ => Task.CompletedTask;
        _whileSending = _ => Task.CompletedTask;
        _whileExplaining = _ => "cause";
        _store = await TestStore.StartAsync(configure: Configure, provider: provider);
    }

    [TearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public async Task OneMessage_IsAnsweredAndSentOnce()
    {
        var id = (await _store.ReceiveAsync("SM1")).SessionId;

        await ServeAsync(id);
        await ServeAsync(id);

        Assert.That(_sent, Is.EqualTo(new[] { "answer 1" }));
    }

    [Test]
    public async Task FiveLines_AreAnsweredTogetherByOneCall()
    {
        ChatSessionId id = default;
        for (var line = 1; line <= 5; line++)
        {
            id = (await _store.ReceiveAsync($"SM{line}", $"line {line}")).SessionId;
        }

        await ServeAsync(id);

        Assert.That(_asked.Single().History.Single().Texts, Has.Count.EqualTo(5));
        Assert.That(_sent, Is.EqualTo(new[] { "answer 1" }));
        Assert.That(await OutcomesAsync(id), Is.EqualTo((4, 1)));
    }

    [Test]
    public async Task SecondMessage_CarriesTheHistory()
    {
        var id = (await _store.ReceiveAsync("SM1", "first")).SessionId;
        await ServeAsync(id);
        await _store.ReceiveAsync("SM2", "second");

        await ServeAsync(id);

        Assert.That(_asked[^1].History.SelectMany(t => t.Texts), Is.EqualTo(new[] { "first", "answer 1", "second" }));
    }

    [Test]
    public async Task MessageWhileTheModelWrites_IsAnsweredTogetherWithTheFirst()
    {
        var id = (await _store.ReceiveAsync("SM1", "one")).SessionId;
        _whileWriting = call => call == 1 ? _store.ReceiveAsync("SM2", "two") : Task.CompletedTask;

        await ServeAsync(id);
        await ServeAsync(id);

        Assert.That(_sent, Is.EqualTo(new[] { "answer 2" }));
        Assert.That(_asked[^1].History.Single().Texts, Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public async Task MessagesWhileTheModelWritesAgain_WaitForTheNextTurn()
    {
        var id = (await _store.ReceiveAsync("SM1", "one")).SessionId;
        _whileWriting = call => call <= 2 ? _store.ReceiveAsync($"SM1{call}", $"more {call}") : Task.CompletedTask;

        await ServeAsync(id);
        await ServeAsync(id);
        await ServeAsync(id);

        Assert.That(_sent, Is.EqualTo(new[] { "answer 2", "answer 3" }));
        Assert.That(await OutcomesAsync(id), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task TakeOverWhileTheModelWrites_LetsNothingOut()
    {
        var id = (await _store.ReceiveAsync("SM1")).SessionId;
        _whileWriting = _ => _store.ChangeAsync(id, s => s.TakeOver("Rui", TestSessions.Start));

        await ServeAsync(id);

        Assert.That(_sent, Is.Empty);
        Assert.That(await _store.CountAsync(id, OutcomeKind.HandedOff), Is.EqualTo(1));
    }

    [Test]
    public async Task TakeOverBetweenTwoParts_LetsNothingMoreOut()
    {
        var id = (await _store.ReceiveAsync("SM1", "two parts")).SessionId;
        _whileSending = _ => _store.ChangeAsync(id, s => s.TakeOver("Rui", TestSessions.Start));

        await ServeAsync(id);

        Assert.That(_sent, Is.EqualTo(new[] { "part 1" }));
    }

    [Test]
    public async Task CallbackBeforeTheSendReturns_IsNotUndone()
    {
        var id = (await _store.ReceiveAsync("SM1")).SessionId;
        _whileSending = part => _store.UseAsync<IDeliveryLedger, DeliveryRecord?>(
            ledger => ledger.RecordAsync(new(Guid.Parse(part)), TestSessions.Reports(PartStatus.Read), CancellationToken.None));

        await ServeAsync(id);

        Assert.That(await _store.PartsAsync(id), Is.EqualTo(new[] { PartStatus.Read }));
        Assert.That((await _store.FindAsync(id))!.DueAt, Is.Null);
    }

    [Test]
    public async Task RequestForAPersonWhileTheModelWrites_SilencesTheAssistantUntilItIsHandedBack()
    {
        var id = (await _store.ReceiveAsync("SM1", "what is it?")).SessionId;
        _whileWriting = call => call == 1 ? ReceiveAsync("SM2", "atendente") : Task.CompletedTask;
        await ServeAsync(id);
        await _store.ReceiveAsync("SM3", "hello?");
        await ServeAsync(id);
        var whileSilent = _sent.ToArray();

        await _store.ChangeAsync(id, s => s.HandBack());
        await _store.ReceiveAsync("SM4", "and you?");
        await ServeAsync(id);

        Assert.That(whileSilent, Is.EqualTo(new[] { "pt:PersonAsked" }));
        Assert.That(_sent[^1], Is.EqualTo("answer 2"));
        Assert.That(await _store.CountAsync(id, OutcomeKind.HandedOff), Is.EqualTo(3));
    }

    [Test]
    public async Task RequestForAPersonBetweenTwoParts_LetsOnlyTheNoticeOut()
    {
        var id = (await _store.ReceiveAsync("SM1", "two parts")).SessionId;
        _whileSending = _ => _sent.Count == 1 ? ReceiveAsync("SM2", "quero falar com uma pessoa") : Task.CompletedTask;

        await ServeAsync(id);

        Assert.That(_sent, Is.EqualTo(new[] { "part 1", "pt:PersonAsked" }));
    }

    [Test]
    public async Task StartWithAQuestion_WelcomesBackAndAnswersTheQuestion()
    {
        var id = (await ReceiveAsync("SM1", "parar")).SessionId;
        await ServeAsync(id);
        await ReceiveAsync("SM2", "voltar");
        await ReceiveAsync("SM3", "what is it?");

        await ServeAsync(id);

        Assert.That(_sent, Is.EqualTo(new[] { "pt:OptedOut", "pt:OptedIn", "answer 1" }));
        Assert.That(_asked.Single().History[^1].Texts, Does.Contain("what is it?"));
    }

    [Test]
    public async Task LateFailure_WhenTheProcessDiesBeforeItActs_IsNotRecordedEither()
    {
        var partId = Guid.Empty;
        _whileSending = part => Task.FromResult(partId = Guid.Parse(part));
        var id = (await _store.ReceiveAsync("SM1")).SessionId;
        await ServeAsync(id);

        // The cause is looked up first, the consequence last.
        var failure = new RecordDeliveryStatusCommand(partId, "SM1", PartStatus.Failed, 30008);
        _whileExplaining = call => call == 2 ? throw new InvalidOperationException("The process dies here.") : "cause";
        await Assert.ThatAsync(() => SendAsync(failure), Throws.InvalidOperationException);
        var halfWay = (await _store.PartsAsync(id), (await _store.FindAsync(id))!.Status);
        _whileExplaining = _ => "cause";
        await SendAsync(failure);

        Assert.That(halfWay, Is.EqualTo((new[] { PartStatus.Sent }, SessionStatus.Automated)));
        Assert.That((await _store.FindAsync(id))!.HandoffReason, Is.EqualTo(HandoffReason.DeliveryFailed));
        Assert.That(await _store.PartsAsync(id), Is.EqualTo(new[] { PartStatus.Failed }));
    }

    private static void AsModel(Mock<IAiResponder> assistant, Func<AiRequest, Task<Result<AiAnswer>>> answer) => assistant
        .Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>()))
        .Returns((AiRequest request, CancellationToken _) => answer(request));

    private void Configure(IServiceCollection services)
    {
        var assistant = new Mock<IAiResponder>();
        AsModel(assistant, async request =>
        {
            _asked.Add(request);
            await _whileWriting(_asked.Count);
            return new AiAnswer($"answer {_asked.Count}", new ReplyOrigin("gemini", "test", "0"));
        });
        var sender = new Mock<IMessageSender>();
        sender.Setup(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>()))
            .Returns(async (OutgoingPart part, CancellationToken _) =>
            {
                _sent.Add(part.Text);
                await _whileSending(part.PartId.ToString());
                return (Result<string>)$"SM{_sent.Count}";
            });
        var formatter = new Mock<IReplyFormatter>();
        formatter.Setup(f => f.Format(It.IsAny<string>())).Returns((string text) =>
            text == "answer 1" && _asked[^1].History[^1].Texts[0] == "two parts" ? ["part 1", "part 2"] : [text]);
        var explained = 0;
        var errors = new Mock<IDeliveryErrorCatalog>();
        errors.Setup(e => e.Explain(It.IsAny<int?>()))
            .Returns(() => new DeliveryError(ErrorKind.Permanent, _whileExplaining(++explained)));

        services.AddApplication(new ConfigurationBuilder().Build());
        services.AddSingleton(assistant.Object).AddSingleton(sender.Object).AddSingleton(formatter.Object)
            .AddSingleton(Mock.Of<ISendPace>())
            .AddSingleton<ITurnInterruptions, TurnInterruptions>()
            .AddSingleton(Mock.Of<IPromptCatalog>(p => p.Active == TestPrompts.Simple))
            .AddSingleton(Mock.Of<IDocumentationResponder>()).AddSingleton(Mock.Of<ILanguageDetector>())
            .AddSingleton(Mock.Of<ITypingIndicator>()).AddSingleton(Mock.Of<IConversationSignal>()).AddSingleton(errors.Object);
    }

    private Task<InboundReceipt> ReceiveAsync(string providerId, string text) => _store.Inbox.AppendAsync(
        _store.Incoming(providerId, new(text) { Intent = TestPrompts.Simple.IntentOf(text) }), CancellationToken.None);

    private async Task<(int Merged, int Answered)> OutcomesAsync(ChatSessionId id) =>
        (await _store.CountAsync(id, OutcomeKind.Merged), await _store.CountAsync(id, OutcomeKind.Answered));

    /// <summary>What a worker does, until the conversation has to wait.</summary>
    private async Task ServeAsync(ChatSessionId id)
    {
        _store.Clock.Advance(TimeSpan.FromSeconds(3));
        var next = NextStep.Respond;
        while (next is NextStep.Respond or NextStep.Deliver)
        {
            IRequest<Result<Application.Conversations.ConversationStep>> request =
                next is NextStep.Deliver ? new DeliverReplyCommand(id) : new RespondToCustomerCommand(id);
            next = (await SendAsync(request)).Value.Next;
        }
    }

    private Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request) =>
        _store.UseAsync<ISender, Result<T>>(sender => sender.Send(request));
}
