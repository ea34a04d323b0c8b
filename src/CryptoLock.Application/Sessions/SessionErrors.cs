using CryptoLock.Application.Common;

namespace CryptoLock.Application.Sessions;

internal static class SessionErrors
{
    public static readonly Error NotFound = new("session.not_found", ErrorKind.NotFound, "There is no such conversation.");
}
