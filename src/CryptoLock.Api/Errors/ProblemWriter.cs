using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using HttpJsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace CryptoLock.Api.Errors;

/// <summary>Writes problem details whatever the client says it accepts: a browser or Twilio gets the same answer as a program.</summary>
internal sealed class ProblemWriter(
    IOptions<ApiBehaviorOptions> mvc, IOptions<ProblemDetailsOptions> problems, IOptions<HttpJsonOptions> json)
    : IProblemDetailsWriter
{
    private const string ContentType = "application/problem+json";

    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;
        var problem = context.ProblemDetails;
        var status = problem.Status ??= response.StatusCode;
        if (mvc.Value.ClientErrorMapping.TryGetValue(status, out var known))
        {
            problem.Type ??= known.Link;
            problem.Title ??= known.Title;
        }

        problem.Title ??= ReasonPhrases.GetReasonPhrase(status);
        problems.Value.CustomizeProblemDetails?.Invoke(context);

        response.ContentType = ContentType;
        await JsonSerializer.SerializeAsync(
            response.Body, problem, problem.GetType(), json.Value.SerializerOptions, context.HttpContext.RequestAborted);
    }
}
