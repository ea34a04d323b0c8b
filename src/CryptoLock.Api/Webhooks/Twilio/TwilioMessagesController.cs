using CryptoLock.Application.Common;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>Takes in customers' messages from Twilio.</summary>
[ApiController]
[AllowAnonymous]
[Route("webhook")]
[Consumes(WebhookBody.FormType)]
[ServiceFilter<TwilioSignatureFilter>(IsReusable = true)]
[RouteValuesOnly]
public sealed class TwilioMessagesController(ISender sender) : ControllerBase
{
    /// <summary>
    /// Accepts one message. The answer travels later through Twilio's REST API, never in this response.
    /// </summary>
    /// <param name="form">The message, as Twilio posts it.</param>
    /// <response code="200">Stored, or known already: Twilio must not send it again. Empty TwiML.</response>
    /// <response code="400">A required field is missing or malformed; the problem names it.</response>
    /// <response code="403">The signature or the verification token is missing or wrong.</response>
    /// <response code="405">The method is not POST.</response>
    /// <response code="413">The body is larger than 64 KB.</response>
    /// <response code="415">The body is not an URL-encoded form.</response>
    /// <response code="503">The message could not be stored. Twilio should send it again.</response>
    [HttpPost]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/xml")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status405MethodNotAllowed, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public async Task<IActionResult> ReceiveAsync([FromForm(Name = "")] TwilioMessageForm form)
    {
        // What was delivered is stored, whether or not the caller still waits for us to say so.
        var result = await sender.Send(form.ToCommand(), CancellationToken.None);
        Failpoint.Reached(FailpointNames.WebhookAnswering);
        return result.IsSuccess
            ? EmptyTwimlResult.Instance
            : Problem(result.Error.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
