using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Moq;

namespace CryptoLock.Application.Tests.Handoff;

internal static class StoredSessions
{
    public static ChatSession Holds(this Mock<IChatSessionRepository> sessions, ChatSession session)
    {
        sessions.Setup(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);
        sessions.Setup(s => s.FindWithMessageAsync(session.Id, It.IsAny<MessageId>(), It.IsAny<CancellationToken>())).ReturnsAsync(session);
        return session;
    }

    public static void ConflictsOnce(this Mock<IChatSessionRepository> sessions) => sessions
        .SetupSequence(s => s.SaveAsync(It.IsAny<ChatSession>(), It.IsAny<CancellationToken>()))
        .ThrowsAsync(new ConcurrencyException())
        .Returns(Task.CompletedTask);

    public static void VerifySaved(this Mock<IChatSessionRepository> sessions, Times times) =>
        sessions.Verify(s => s.SaveAsync(It.IsAny<ChatSession>(), It.IsAny<CancellationToken>()), times);
}
