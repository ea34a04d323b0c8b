using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Tests.Sessions;

internal static class SessionSamples
{
    public static SessionSummary Summary(ChatSessionId id) => new(
        id, Testing.Builders.Sessions.Customer, Testing.Builders.Sessions.Business, null, null, SessionStatus.Automated, null, 1,
        Testing.Builders.Sessions.Start, Testing.Builders.Sessions.Start, IsWaiting: false);
}
