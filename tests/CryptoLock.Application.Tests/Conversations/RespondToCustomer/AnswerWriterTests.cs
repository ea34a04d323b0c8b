using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Conversations.RespondToCustomer;

[TestFixture]
internal sealed class AnswerWriterTests
{
    private readonly Mock<ISessionReader> _reader = new();

    [TestCase(2, 40)]
    [TestCase(41, 41)]
    [TestCase(100, 100)]
    public async Task WriteAsync_ReadsEverythingThatWaits(int waiting, int read)
    {
        var session = TestSessions.WithPending([.. Enumerable.Repeat("hello", waiting)]);
        var turn = session.BeginTurn(TestSessions.Start);

        await CreateWriter().WriteAsync(session, turn, CancellationToken.None);

        _reader.Verify(r => r.TailAsync(session.Id, waiting, read, It.IsAny<CancellationToken>()), Times.Once);
    }

    private AnswerWriter CreateWriter()
    {
        _reader.Setup(r => r.TailAsync(It.IsAny<Domain.Conversations.ChatSessionId>(), It.IsAny<int>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new List<TranscriptEntry>());
        var assistant = new Mock<IAiResponder>();
        assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AiAnswer("answer", new ReplyOrigin("gemini", "test_prompt", "0123abcd")));
        return new(
            Mock.Of<IPromptCatalog>(p => p.Active == TestPrompts.Simple), _reader.Object, assistant.Object, Mock.Of<IDocumentationResponder>(),
            Mock.Of<IReplyFormatter>(f => f.Format(It.IsAny<string>()) == new[] { "answer" }), Options.Create(new ConversationOptions()),
            new FakeTimeProvider(TestSessions.Start));
    }
}
