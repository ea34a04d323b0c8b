using CryptoLock.Application.Common;
using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.ReceiveMessage;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Conversations.ReceiveMessage;

[TestFixture]
internal sealed class ReceiveMessageCommandHandlerTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChatSessionId Session = ChatSessionId.New(Now);
    private static readonly ReceiveMessageCommand Command =
        new("SM1", "whatsapp:+15005550006", "whatsapp:+14155238886", null, "Ana", new MessageContent("oi"));

    private static readonly QuietPeriod Quiet =
        new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(9));

    private Mock<IInboundMessageLog> _inbox = null!;
    private Mock<IConversationSignal> _signal = null!;
    private Mock<ITurnInterruptions> _interruptions = null!;
    private Mock<IDomainEventPublisher> _events = null!;
    private IncomingMessage? _stored;

    [SetUp]
    public void SetUp()
    {
        (_inbox, _signal, _interruptions, _events, _stored) = (new(), new(), new(), new(), null);
        Store(new InboundReceipt(false, Session, IsNewSession: false, Now.AddSeconds(2)));
    }

    [Test]
    public async Task Handle_StoresTheMessage()
    {
        await HandleAsync(Command);

        Assert.Multiple(() =>
        {
            Assert.That(_stored!.ProviderId, Is.EqualTo("SM1"));
            Assert.That(_stored.Customer.Value, Is.EqualTo("whatsapp:+15005550006"));
            Assert.That(_stored.Business.Value, Is.EqualTo("whatsapp:+14155238886"));
            Assert.That(_stored.ProfileName, Is.EqualTo("Ana"));
            Assert.That(_stored.Content.Text, Is.EqualTo("oi"));
            Assert.That(_stored.At, Is.EqualTo(Now));
            Assert.That(_stored.QuietPeriod, Is.EqualTo(Quiet));
            Assert.That((_stored.Id.Value.Version, _stored.NewSessionId.Value.Version), Is.EqualTo((7, 7)));
        });
    }

    [TestCase(null, "whatsapp:+15005550006")]
    [TestCase("", "whatsapp:+15005550006")]
    [TestCase("not an id", "whatsapp:+15005550006")]
    [TestCase("whatsapp:BR.1A2B", "whatsapp:BR.1A2B")]
    public async Task Handle_KnowsTheCustomerByUserIdElseByAddress(string? externalUserId, string expected)
    {
        await HandleAsync(Command with { ExternalUserId = externalUserId });

        Assert.That(_stored!.CustomerKey, Is.EqualTo(expected));
    }

    [TestCase("stop", TurnInterruption.AssistantOut)]
    [TestCase("Parar!", TurnInterruption.AssistantOut)]
    [TestCase("Atendente!", TurnInterruption.AssistantOut)]
    [TestCase("Não entendi, quero falar com uma pessoa", TurnInterruption.AssistantOut)]
    [TestCase("parar o quê?", TurnInterruption.CustomerWrote)]
    public async Task Handle_TellsWhoeverWritesAnAnswer(string text, TurnInterruption expected)
    {
        await HandleAsync(Command with { Content = new MessageContent(text) });

        _interruptions.Verify(i => i.Raise(Session, expected), Times.Once);
    }

    [TestCase("VOLTAR", null, CustomerIntent.OptIn)]
    [TestCase("Quanto custa? Quero falar com uma pessoa.", null, CustomerIntent.TalkToPerson)]
    [TestCase("anything", CustomerIntent.OptOut, CustomerIntent.OptOut)]
    [TestCase("anything", null, null)]
    public async Task Handle_StoresWhatTheCustomerCommands(string text, CustomerIntent? told, CustomerIntent? expected)
    {
        await HandleAsync(Command with { Content = new MessageContent(text) { Intent = told } });

        Assert.That(_stored!.Content.Intent, Is.EqualTo(expected));
    }

    [Test]
    public async Task Handle_AnswersWithTheSession()
    {
        var result = await HandleAsync(Command);

        Assert.That(result.Value, Is.EqualTo(new MessageReceipt(IsDuplicate: false, Session)));
    }

    [Test]
    public async Task Handle_WakesTheConversationWhenItIsDue()
    {
        await HandleAsync(Command);

        _signal.Verify(s => s.Notify(Session, Now.AddSeconds(2)), Times.Once);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_AnnouncesTheMessageAndANewSession(bool isNewSession)
    {
        Store(new InboundReceipt(false, Session, isNewSession, Now));

        await HandleAsync(Command);

        IDomainEvent[] expected = [new SessionStarted(Session), new MessageReceived(Session, _stored!.Id)];
        _events.Verify(e => e.PublishAsync(It.Is<IReadOnlyList<IDomainEvent>>(
            published => published.SequenceEqual(expected.Skip(isNewSession ? 0 : 1)))), Times.Once);
    }

    [Test]
    public async Task Handle_WhenStoredBefore_ChangesNothing()
    {
        Store(InboundReceipt.Duplicate);

        var result = await HandleAsync(Command);

        Assert.That(result.Value, Is.EqualTo(new MessageReceipt(IsDuplicate: true, SessionId: null)));
        _signal.VerifyNoOtherCalls();
        _events.VerifyNoOtherCalls();
    }

    [Test]
    public void Handle_WhenTheStoreIsDown_SaysSoAndWakesNobody()
    {
        _inbox.Setup(i => i.AppendAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreUnavailableException("down"));

        Assert.ThrowsAsync<StoreUnavailableException>(() => HandleAsync(Command));
        _signal.VerifyNoOtherCalls();
        _events.VerifyNoOtherCalls();
    }

    [TestCase("Ana\0 Souza\u0007", "Ana Souza")]
    [TestCase("  ", null)]
    [TestCase("\u0001", null)]
    [TestCase(null, null)]
    public async Task Handle_MakesTheProfileNameStorable(string? name, string? expected)
    {
        await HandleAsync(Command with { ProfileName = name });

        Assert.That(_stored!.ProfileName, Is.EqualTo(expected));
    }

    [Test]
    public async Task Handle_CutsALongProfileName()
    {
        await HandleAsync(Command with { ProfileName = new string('n', 257) });

        Assert.That(_stored!.ProfileName, Has.Length.EqualTo(256));
    }

    private Task<Result<MessageReceipt>> HandleAsync(ReceiveMessageCommand command)
    {
        var options = Options.Create(new ConversationOptions
        {
            QuietPeriod = TimeSpan.FromSeconds(3),
            UnfinishedQuietPeriod = TimeSpan.FromSeconds(5),
            QuietPeriodCap = TimeSpan.FromSeconds(9),
        });
        var handler = new ReceiveMessageCommandHandler(
            _inbox.Object, _signal.Object, _interruptions.Object, Mock.Of<IPromptCatalog>(c => c.Active == TestPrompts.Simple),
            _events.Object, options, new FakeTimeProvider(Now),
            NullLogger<ReceiveMessageCommandHandler>.Instance);
        return handler.Handle(command, CancellationToken.None);
    }

    private void Store(InboundReceipt receipt) =>
        _inbox.Setup(i => i.AppendAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>()))
            .Callback((IncomingMessage message, CancellationToken _) => _stored = message)
            .ReturnsAsync(receipt);
}
