using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using Microsoft.AspNetCore.Diagnostics;

namespace CryptoLock.Api.Errors;

/// <summary>Somebody else changed the conversation first: 409.</summary>
internal sealed class ConcurrencyExceptionHandler : IExceptionHandler
{
    private static readonly Error Changed = new(
        "session.changed", ErrorKind.Conflict, "The conversation was changed by somebody else. Read it again and decide anew.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not ConcurrencyException)
        {
            return false;
        }

        await httpContext.WriteProblemAsync(Changed);
        return true;
    }
}
