using CryptoLock.Application.Common;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Errors;

/// <summary>Lets controllers answer with an error.</summary>
internal static class ControllerProblemExtensions
{
    /// <summary>The problem details of an error, with its code and, where known, when to try again.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="error">The error.</param>
    public static ObjectResult Problem(this ControllerBase controller, Error error)
    {
        ErrorProblem.SetRetryAfter(controller.Response, error.RetryAfter);
        return controller.Problem(
            error.Message,
            statusCode: ErrorProblem.StatusOf(error.Kind),
            extensions: new Dictionary<string, object?> { [ErrorProblem.Code] = error.Code });
    }
}
