using System.Net.Mime;
using CryptoLock.Api.Admin.Sessions;
using CryptoLock.Api.Errors;
using CryptoLock.Application.DeadLetters.ListDeadLetters;
using CryptoLock.Application.DeadLetters.ReplayDeadLetter;
using CryptoLock.Application.Sessions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Admin.DeadLetters;

/// <summary>What was given up, and another try for it.</summary>
/// <param name="sender">Handles the requests.</param>
[ApiController]
[Authorize]
[Route("api/dead-letters")]
[Tags("Dead letters")]
public sealed class DeadLettersController(ISender sender) : ControllerBase
{
    private const int DefaultSize = 50;

    /// <summary>Lists what was given up and not tried again, the newest first.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <param name="page">Page number, from 1.</param>
    /// <param name="size">Dead letters on a page, 1 to 200.</param>
    /// <response code="200">The page; empty beyond the last one.</response>
    /// <response code="400">A parameter cannot be read or is out of range.</response>
    [HttpGet]
    [ProducesResponseType<PageResponse<DeadLetterResponse>>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> ListAsync(CancellationToken cancellationToken, int page = 1, int size = DefaultSize)
    {
        var request = new PageRequest(page, size);
        var result = await sender.Send(new ListDeadLettersQuery(request), cancellationToken);
        return result.IsSuccess ? Ok(PageResponse.From(result.Value, request, DeadLetterResponse.From)) : this.Problem(result.Error);
    }

    /// <summary>Tries once more: the assistant answers again, or what did not arrive is sent again.</summary>
    /// <remarks>The recorded outcome of the customer's messages stays what it is. What fails again is a new dead letter.</remarks>
    /// <param name="id">The id of the turn or of the message.</param>
    /// <param name="cancellationToken">Cancels the request; the dead letter may be replayed nevertheless.</param>
    /// <response code="202">It is being tried again; the response is the dead letter as it was.</response>
    /// <response code="400">The id is all zeros.</response>
    /// <response code="404">There is no such dead letter, or it was replayed already.</response>
    /// <response code="409">
    /// A person has the conversation, the customer opted out, another answer is being written, or the conversation has gone on too
    /// far. Nothing was changed.
    /// </response>
    [HttpPost("{id:guid}/replay")]
    [ProducesResponseType<DeadLetterResponse>(StatusCodes.Status202Accepted, MediaTypeNames.Application.Json)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> ReplayAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ReplayDeadLetterCommand(id), cancellationToken);
        return result.IsSuccess ? Accepted(DeadLetterResponse.From(result.Value)) : this.Problem(result.Error);
    }
}
