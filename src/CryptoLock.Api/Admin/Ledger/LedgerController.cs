using System.Net.Mime;
using CryptoLock.Api.Admin.Sessions;
using CryptoLock.Api.Errors;
using CryptoLock.Application.Ledger.ListUnsettled;
using CryptoLock.Application.Sessions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Admin.Ledger;

/// <summary>The outcomes of customers' messages: each gets exactly one.</summary>
/// <param name="sender">Handles the requests.</param>
[ApiController]
[Authorize]
[Route("api/ledger")]
[Tags("Ledger")]
public sealed class LedgerController(ISender sender) : ControllerBase
{
    private const int DefaultSize = 50;

    /// <summary>Lists customers' messages that have no outcome yet, the oldest first. Never their text or who wrote them.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <param name="olderThan">
    /// Only messages that arrived this long ago or longer, as hours:minutes:seconds, up to 365 days; without it as long as
    /// `Conversation:UnsettledAfter` says, 5 minutes unless configured.
    /// </param>
    /// <param name="page">Page number, from 1.</param>
    /// <param name="size">Messages on a page, 1 to 200.</param>
    /// <response code="200">The page; empty beyond the last one.</response>
    /// <response code="400">A parameter cannot be read or is out of range.</response>
    [HttpGet("unsettled")]
    [ProducesResponseType<PageResponse<UnsettledMessageResponse>>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, MediaTypeNames.Application.ProblemJson)]
    public async Task<IActionResult> ListUnsettledAsync(
        CancellationToken cancellationToken, TimeSpan? olderThan = null, int page = 1, int size = DefaultSize)
    {
        var request = new PageRequest(page, size);
        var result = await sender.Send(new ListUnsettledQuery(olderThan, request), cancellationToken);
        return result.IsSuccess
            ? Ok(PageResponse.From(result.Value, request, UnsettledMessageResponse.From))
            : this.Problem(result.Error);
    }
}
