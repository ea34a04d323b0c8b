using System.Net.Mime;
using CryptoLock.Api.Errors;
using CryptoLock.Application.Handoff.HandBackSession;
using CryptoLock.Application.Handoff.ReplyAsOperator;
using CryptoLock.Application.Handoff.TakeOverSession;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Admin.Handoff;

/// <summary>Conversations that a person takes from the assistant, and gives back.</summary>
/// <param name="sender">Handles the requests.</param>
[ApiController]
[Authorize]
[Route("api/sessions/{id:guid}")]
[Tags("Handoff")]
public sealed class HandoffController(ISender sender) : ControllerBase
{
    private const int MaxBodySize = 128 * 1024;

    /// <summary>Takes a conversation over. After the response nothing of the assistant leaves any more.</summary>
    /// <remarks>
    /// What is being written is dropped, what is queued is withdrawn, and what is on its way to the provider is waited for. Taking
    /// over twice by the same name changes nothing; by another name it changes the person.
    /// </remarks>
    /// <param name="id">The conversation's id.</param>
    /// <param name="request">Who takes it over.</param>
    /// <param name="cancellationToken">Cancels the wait; the conversation may be taken over nevertheless.</param>
    /// <response code="200">Taken over; says whether everything that was on its way is settled.</response>
    /// <response code="400">The name is missing or too long. Nothing was changed.</response>
    /// <response code="404">There is no such conversation.</response>
    /// <response code="409">The customer opted out. Nothing was changed.</response>
    [HttpPost("take-over")]
    [Consumes(MediaTypeNames.Application.Json)]
    [RequestSizeLimit(MaxBodySize)]
    [ProducesResponseType<TakenOverResponse>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> TakeOverAsync(Guid id, TakeOverRequest request, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new TakeOverSessionCommand(new ChatSessionId(id), request.Operator), cancellationToken);
        return result.IsSuccess ? Ok(TakenOverResponse.From(result.Value)) : this.Problem(result.Error);
    }

    /// <summary>Writes to the customer of a conversation that was taken over.</summary>
    /// <remarks>
    /// With an `Idempotency-Key` it is safe to repeat: after a 503, a time-out or a lost connection, send the same text with the same
    /// key. However often it comes, the message is stored once, and each answer names it.
    /// </remarks>
    /// <param name="id">The conversation's id.</param>
    /// <param name="repeatable">What makes it safe to repeat.</param>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Cancels the request; the message may be queued nevertheless.</param>
    /// <response code="202">
    /// Stored, now or by an earlier request with this key; it is sent now, or when the customer writes again if their last message is
    /// over 24 hours old.
    /// </response>
    /// <response code="400">The text is missing, blank or too long, or the key is malformed. Nothing was changed.</response>
    /// <response code="404">There is no such conversation.</response>
    /// <response code="409">Nobody has taken the conversation over, or the customer opted out. Nothing was changed.</response>
    /// <response code="422">
    /// Nothing of the text would be visible, or the key was used for another text in this conversation. Nothing was changed.
    /// </response>
    [HttpPost("reply")]
    [Consumes(MediaTypeNames.Application.Json)]
    [RequestSizeLimit(MaxBodySize)]
    [ProducesResponseType<QueuedReplyResponse>(StatusCodes.Status202Accepted, MediaTypeNames.Application.Json)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> ReplyAsync(
        Guid id, [FromQuery] RepeatableRequest repeatable, ReplyRequest request, CancellationToken cancellationToken)
    {
        var command = new ReplyAsOperatorCommand(new ChatSessionId(id), request.Text) { Key = repeatable.IdempotencyKey };
        var result = await sender.Send(command, cancellationToken);
        return result.IsSuccess ? Accepted(QueuedReplyResponse.From(result.Value)) : this.Problem(result.Error);
    }

    /// <summary>Gives a conversation back to the assistant, which answers what comes from then on.</summary>
    /// <param name="id">The conversation's id.</param>
    /// <param name="cancellationToken">Cancels the request; the conversation may be given back nevertheless.</param>
    /// <response code="204">The assistant has the conversation.</response>
    /// <response code="400">The id is all zeros.</response>
    /// <response code="404">There is no such conversation.</response>
    /// <response code="409">The customer opted out. Nothing was changed.</response>
    [HttpPost("hand-back")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> HandBackAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new HandBackSessionCommand(new ChatSessionId(id)), cancellationToken);
        return result.IsSuccess ? NoContent() : this.Problem(result.Error);
    }
}
