using CryptoLock.Application.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CryptoLock.Api.Errors;

/// <summary>Makes problem details (RFC 9457) of errors. The only place where an error's kind becomes a status code.</summary>
internal static class ErrorProblem
{
    /// <summary>Name of the member that holds an error's code.</summary>
    public const string Code = "code";

    /// <summary>The status code for a kind of error.</summary>
    /// <param name="kind">The kind.</param>
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.RateLimited => StatusCodes.Status429TooManyRequests,
        ErrorKind.Transient or ErrorKind.Configuration => StatusCodes.Status503ServiceUnavailable,
        ErrorKind.UnknownOutcome or ErrorKind.Authentication => StatusCodes.Status502BadGateway,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>Problem details without the members that every answer gets: type, title, trace id.</summary>
    /// <param name="error">The error.</param>
    public static ProblemDetails ToProblem(Error error) => new()
    {
        Status = StatusOf(error.Kind),
        Detail = error.Message,
        Extensions = { [Code] = error.Code },
    };

    /// <summary>Writes an error as the whole response.</summary>
    /// <param name="context">The request.</param>
    /// <param name="error">The error.</param>
    public static Task WriteProblemAsync(this HttpContext context, Error error)
    {
        SetRetryAfter(context.Response, error.RetryAfter);
        return context.WriteProblemAsync(ToProblem(error));
    }

    /// <summary>Writes problem details as the whole response.</summary>
    /// <param name="context">The request.</param>
    /// <param name="problem">The problem; has a status.</param>
    public static async Task WriteProblemAsync(this HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status!.Value;
        var writer = context.RequestServices.GetRequiredService<IProblemDetailsService>();
        await writer.WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }

    /// <summary>Says when to try again, in whole seconds, at least one.</summary>
    /// <param name="response">The response.</param>
    /// <param name="wait">The wait; null to say nothing.</param>
    public static void SetRetryAfter(HttpResponse response, TimeSpan? wait)
    {
        if (wait is { } known)
        {
            response.Headers[HeaderNames.RetryAfter] =
                Math.Max(1, (long)Math.Ceiling(known.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
