using CryptoLock.Application.Ports;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>What the real host does with the two exceptions that a webhook may meet; all others stay a 500.</summary>
internal sealed class ExpectedFailureHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var result = exception switch
        {
            ValidationException invalid => Results.ValidationProblem(
                invalid.Errors.GroupBy(e => e.PropertyName).ToDictionary(g => g.Key, g => g.Select(e => e.ErrorMessage).ToArray())),
            StoreUnavailableException => Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => null,
        };
        await (result?.ExecuteAsync(context) ?? Task.CompletedTask);
        return result is not null;
    }
}
