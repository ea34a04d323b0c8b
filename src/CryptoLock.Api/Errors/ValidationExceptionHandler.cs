using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Errors;

/// <summary>A request that breaks its rules: 400, with the faults of each field.</summary>
internal sealed class ValidationExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not ValidationException validation)
        {
            return false;
        }

        var faults = validation.Errors
            .GroupBy(fault => fault.PropertyName, fault => fault.ErrorMessage)
            .ToDictionary(field => field.Key, field => field.Distinct().ToArray());
        await httpContext.WriteProblemAsync(new ValidationProblemDetails(faults)
        {
            Status = StatusCodes.Status400BadRequest,
            Extensions = { [ErrorProblem.Code] = "request.invalid" },
        });
        return true;
    }
}
