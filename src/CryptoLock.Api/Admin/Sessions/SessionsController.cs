using System.Net.Mime;
using CryptoLock.Api.Errors;
using CryptoLock.Application.Sessions;
using CryptoLock.Application.Sessions.ClearAllSessions;
using CryptoLock.Application.Sessions.DeleteSession;
using CryptoLock.Application.Sessions.GetSession;
using CryptoLock.Application.Sessions.GetTranscript;
using CryptoLock.Application.Sessions.ListSessions;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Admin.Sessions;

/// <summary>Conversations, for the people who run the desk.</summary>
/// <param name="sender">Handles the requests.</param>
[ApiController]
[Authorize]
[Route("api/sessions")]
[Tags("Sessions")]
public sealed class SessionsController(ISender sender) : ControllerBase
{
    private const int DefaultSize = 50;

    /// <summary>Lists conversations, the latest activity first.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <param name="page">Page number, from 1.</param>
    /// <param name="size">Conversations on a page, 1 to 200.</param>
    /// <response code="200">The page; empty beyond the last one.</response>
    /// <response code="400">A parameter cannot be read or is out of range.</response>
    [HttpGet]
    [ProducesResponseType<PageResponse<SessionResponse>>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> ListAsync(
        [FromQuery] SessionFilterRequest filter, CancellationToken cancellationToken, int page = 1, int size = DefaultSize)
    {
        var request = new PageRequest(page, size);
        var result = await sender.Send(new ListSessionsQuery(filter.ToFilter(), request), cancellationToken);
        return result.IsSuccess ? Ok(PageResponse.From(result.Value, request, SessionResponse.From)) : this.Problem(result.Error);
    }

    /// <summary>Reads one conversation.</summary>
    /// <param name="id">The conversation's id.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The conversation.</response>
    /// <response code="400">The id is all zeros.</response>
    /// <response code="404">There is no such conversation.</response>
    [HttpGet("{id:guid}")]
    [ProducesResponseType<SessionResponse>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new GetSessionQuery(new ChatSessionId(id)), cancellationToken);
        return result.IsSuccess ? Ok(SessionResponse.From(result.Value)) : this.Problem(result.Error);
    }

    /// <summary>Reads what was said in a conversation, in order.</summary>
    /// <param name="id">The conversation's id.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <param name="page">Page number, from 1.</param>
    /// <param name="size">Messages on a page, 1 to 200.</param>
    /// <response code="200">The page; empty beyond the last one.</response>
    /// <response code="400">A parameter cannot be read or is out of range.</response>
    /// <response code="404">There is no such conversation.</response>
    [HttpGet("{id:guid}/transcript")]
    [ProducesResponseType<PageResponse<TranscriptEntryResponse>>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> GetTranscriptAsync(
        Guid id, CancellationToken cancellationToken, int page = 1, int size = DefaultSize)
    {
        var request = new PageRequest(page, size);
        var result = await sender.Send(new GetTranscriptQuery(new ChatSessionId(id), request), cancellationToken);
        return result.IsSuccess
            ? Ok(PageResponse.From(result.Value, request, TranscriptEntryResponse.From))
            : this.Problem(result.Error);
    }

    /// <summary>Erases one conversation for ever: its messages, replies and the customer's profile.</summary>
    /// <param name="id">The conversation's id.</param>
    /// <param name="cancellationToken">Cancels the request; the conversation may be erased nevertheless.</param>
    /// <response code="204">Erased.</response>
    /// <response code="400">The id is all zeros.</response>
    /// <response code="404">There is no such conversation.</response>
    [HttpDelete("{id:guid}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new DeleteSessionCommand(new ChatSessionId(id)), cancellationToken);
        return result.IsSuccess ? NoContent() : this.Problem(result.Error);
    }

    /// <summary>Erases all conversations for ever.</summary>
    /// <param name="confirm">The words <c>delete all sessions</c>, so that nobody does it by accident.</param>
    /// <param name="cancellationToken">Cancels the request; conversations may be erased nevertheless.</param>
    /// <response code="200">Erased; says how many there were.</response>
    /// <response code="400">The confirmation is missing or different. Nothing was erased.</response>
    [HttpDelete]
    [ProducesResponseType<ClearedSessionsResponse>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> ClearAsync(string? confirm, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ClearAllSessionsCommand(confirm), cancellationToken);
        return result.IsSuccess ? Ok(new ClearedSessionsResponse { Count = result.Value.Count }) : this.Problem(result.Error);
    }
}
