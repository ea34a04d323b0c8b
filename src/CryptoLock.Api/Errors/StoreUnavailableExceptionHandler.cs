using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using Microsoft.AspNetCore.Diagnostics;

namespace CryptoLock.Api.Errors;

/// <summary>The store does not answer: 503, and when to try again.</summary>
internal sealed partial class StoreUnavailableExceptionHandler(ILogger<StoreUnavailableExceptionHandler> logger) : IExceptionHandler
{
    private static readonly Error Unavailable =
        new("store.unavailable", ErrorKind.Transient, "The store does not answer, so it is not known whether it was done. Look before you try again.")
        {
            RetryAfter = TimeSpan.FromSeconds(5),
        };

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not StoreUnavailableException)
        {
            return false;
        }

        LogUnavailable(exception);
        await httpContext.WriteProblemAsync(Unavailable);
        return true;
    }

    [LoggerMessage(6020, LogLevel.Error, "The store does not answer; the request was refused")]
    private partial void LogUnavailable(Exception exception);
}
