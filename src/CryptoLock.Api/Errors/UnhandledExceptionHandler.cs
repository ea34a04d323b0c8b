using CryptoLock.Api.Logging;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Errors;

/// <summary>A defect: 500 with a trace id and nothing else; the log has the rest.</summary>
internal sealed partial class UnhandledExceptionHandler(ILogger<UnhandledExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        LogUnhandled(exception, RequestTrace.IdOf(httpContext));
        await httpContext.WriteProblemAsync(new ProblemDetails { Status = StatusCodes.Status500InternalServerError });
        return true;
    }

    [LoggerMessage(6021, LogLevel.Error, "A request failed unexpectedly ({RequestId})")]
    private partial void LogUnhandled(Exception exception, string requestId);
}
