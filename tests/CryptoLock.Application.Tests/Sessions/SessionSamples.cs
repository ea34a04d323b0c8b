using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Tests.Sessions;

internal static class SessionSamples
{
    public static SessionSummary Summary(ChatSessionId id) => new(
        id, Testing.Builders.TestSessions.Customer, Testing.Builders.TestSessions.Business, null, null, SessionStatus.Automated, null, 1,
        Testing.Builders.TestSessions.Start, Testing.Builders.TestSessions.Start, IsWaiting: false);
}
