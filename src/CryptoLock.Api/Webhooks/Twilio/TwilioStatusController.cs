using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>Takes in Twilio's reports on the delivery of our messages.</summary>
[ApiController]
[AllowAnonymous]
[Route("webhook/status")]
[Consumes(WebhookBody.FormType)]
[ServiceFilter<TwilioSignatureFilter>(IsReusable = true)]
[RouteValuesOnly]
public sealed partial class TwilioStatusController(ISender sender, ILogger<TwilioStatusController> logger)
    : ControllerBase
{
    /// <summary>
    /// Records how far one part of a message has come. Reports may come late, twice and out of order.
    /// </summary>
    /// <param name="partId">The part; we put it into the address that we give to Twilio with each message.</param>
    /// <param name="form">The report, as Twilio posts it.</param>
    /// <response code="204">Recorded, or of no consequence: an old report, or one on an unknown part.</response>
    /// <response code="400">A required field is missing or malformed; the problem names it.</response>
    /// <response code="403">The signature or the verification token is missing or wrong.</response>
    /// <response code="405">The method is not POST.</response>
    /// <response code="413">The body is larger than 64 KB.</response>
    /// <response code="415">The body is not an URL-encoded form.</response>
    /// <response code="503">The report could not be stored. Twilio should send it again.</response>
    [HttpPost("{partId:guid}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status405MethodNotAllowed, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public async Task<IActionResult> RecordAsync(Guid partId, [FromForm(Name = "")] TwilioStatusForm form)
    {
        // What was reported is stored, whether or not the caller still waits for us to say so.
        var result = await sender.Send(form.ToCommand(partId), CancellationToken.None);
        return result.IsSuccess
            ? NoContent()
            : Problem(result.Error.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>
    /// Accepts and ignores reports on messages that this service did not send: those come to the address configured for
    /// the sender at Twilio, without the id of a part.
    /// </summary>
    /// <response code="204">Ignored.</response>
    /// <response code="400">The form has too many fields.</response>
    /// <response code="403">The signature or the verification token is missing or wrong.</response>
    /// <response code="405">The method is not POST.</response>
    /// <response code="413">The body is larger than 64 KB.</response>
    /// <response code="415">The body is not an URL-encoded form.</response>
    /// <response code="503">Twilio is not configured.</response>
    [HttpPost]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status405MethodNotAllowed, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public IActionResult Ignore()
    {
        LogIgnored();
        return NoContent();
    }

    [LoggerMessage(3010, LogLevel.Information, "Delivery status without a part's id ignored")]
    private partial void LogIgnored();
}
