using CryptoLock.Application.Common.Events;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.ReceiveMessage;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Conversations.ReceiveMessage;

[TestFixture]
internal sealed class ReceiveMessageCommandHandlerLogTests
{
    private static readonly ChatSessionId Session = new(Guid.Parse("0197f3a0-0000-7000-8000-000000000001"));

    [Test]
    public async Task Log_OfANewSession_HasItsIdAndTheMessages()
    {
        var lines = await LogAsync(new InboundReceipt(false, Session, IsNewSession: true, default));

        Assert.That(lines.Select(line => line.Id), Is.EqualTo((int[])[1002, 1003]));
        Assert.That(lines.Select(line => line.Text), Is.All.Contains(Session.ToString()));
        Assert.That(lines[1].Text, Does.Contain("SM1"));
    }

    [Test]
    public async Task Log_OfARedelivery_HasTheChannelsId()
    {
        var lines = await LogAsync(InboundReceipt.Duplicate);

        Assert.That(lines.Single(), Is.EqualTo((1001, "Redelivery of SM1 ignored")));
    }

    [TestCase("MARKER")]
    public async Task Log_NeverHoldsAnythingOfTheCustomer(string marker)
    {
        var lines = await LogAsync(new InboundReceipt(false, Session, IsNewSession: true, default));

        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.Select(line => line.Text), Has.None.Contains(marker));
    }

    private static async Task<List<(int Id, string Text)>> LogAsync(InboundReceipt receipt)
    {
        var (inbox, logger) = (new Mock<IInboundMessageLog>(), new ListLogger());
        inbox.Setup(i => i.AppendAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).ReturnsAsync(receipt);
        var handler = new ReceiveMessageCommandHandler(
            inbox.Object, Mock.Of<IConversationSignal>(), Mock.Of<ITurnInterruptions>(),
            Mock.Of<IPromptCatalog>(p => p.Active == TestPrompts.Simple), Mock.Of<IDomainEventPublisher>(), Options.Create(new ConversationOptions()),
            new FakeTimeProvider(), logger);
        await handler.Handle(
            new("SM1", "whatsapp:MARKER", "whatsapp:MARKER2", "whatsapp:MARKER3", "MARKER", new MessageContent("MARKER")),
            CancellationToken.None);
        return logger.Lines;
    }

    private sealed class ListLogger : ILogger<ReceiveMessageCommandHandler>
    {
        public List<(int Id, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((eventId.Id, formatter(state, exception)));
    }
}
