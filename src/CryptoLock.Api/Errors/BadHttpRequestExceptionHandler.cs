using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Errors;

/// <summary>A request that the server could not read: the server's own status, such as 400, 408 or 413.</summary>
internal sealed class BadHttpRequestExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }

        await httpContext.WriteProblemAsync(new ProblemDetails { Status = bad.StatusCode });
        return true;
    }
}
