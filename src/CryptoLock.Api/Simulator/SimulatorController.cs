using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using CryptoLock.Api.Errors;
using CryptoLock.Application.Conversations.ReceiveMessage;
using CryptoLock.Application.Simulator;
using CryptoLock.Application.Simulator.DeleteSimulatorConversation;
using CryptoLock.Application.Simulator.GetSimulatorConversation;
using CryptoLock.Application.Simulator.ReadSimulatorMessages;
using CryptoLock.Domain.Conversations;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Simulator;

/// <summary>The wire between the simulator's page and the service. Only in Development and demo mode.</summary>
[ApiController]
[AllowAnonymous]
[SimulatorOnly]
[ApiExplorerSettings(IgnoreApi = true)]
[Route("simulator/conversations/{conversationId}")]
public sealed class SimulatorController(ISender sender) : ControllerBase
{
    private const int MaxBodySize = 64 * 1024;

    /// <summary>Takes in a message, as the webhook does. The answer appears in the conversation later.</summary>
    /// <param name="conversationId">The browser's id of the conversation.</param>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Ends when the browser goes away.</param>
    /// <response code="202">Stored; it will be answered.</response>
    /// <response code="400">A blank or too long text, or a malformed id.</response>
    /// <response code="503">The store is down; send it again.</response>
    [HttpPost("messages")]
    [Consumes("application/json")]
    [RequestSizeLimit(MaxBodySize)]
    public async Task<IActionResult> SendAsync(
        [RegularExpression(SimulatorAddress.ConversationIdPattern)] string conversationId,
        SimulatorMessageRequest request,
        CancellationToken cancellationToken)
    {
        var providerId = "SIM" + (request.MessageId ?? RandomNumberGenerator.GetHexString(32, lowercase: true));
        var command = new ReceiveMessageCommand(
            providerId,
            SimulatorAddress.OfCustomer(conversationId),
            SimulatorAddress.Desk,
            ExternalUserId: null,
            ProfileName: null,
            new MessageContent(request.Text!));

        var result = await sender.Send(command, cancellationToken);

        return result.IsSuccess ? Accepted(new SimulatorMessageReceipt(providerId)) : this.Problem(result.Error);
    }

    /// <summary>Reads what the phone shows.</summary>
    /// <param name="conversationId">The browser's id of the conversation.</param>
    /// <param name="after">Only messages after this position; 0 reads from the beginning.</param>
    /// <param name="cancellationToken">Ends when the browser goes away.</param>
    /// <response code="200">The messages; none while nothing was written.</response>
    [HttpGet("messages")]
    public async Task<IActionResult> GetAsync(
        [RegularExpression(SimulatorAddress.ConversationIdPattern)] string conversationId,
        [FromQuery, Range(0, int.MaxValue)] int after,
        CancellationToken cancellationToken)
    {
        var result = await sender.Send(new GetSimulatorConversationQuery(conversationId, after), cancellationToken);

        Response.Headers.CacheControl = "no-store";
        return result.IsSuccess ? Ok(SimulatorConversationResponse.From(result.Value)) : this.Problem(result.Error);
    }

    /// <summary>Tells that the customer has seen the messages up to a position.</summary>
    /// <param name="conversationId">The browser's id of the conversation.</param>
    /// <param name="request">How far.</param>
    /// <param name="cancellationToken">Ends when the browser goes away.</param>
    /// <response code="204">Recorded.</response>
    [HttpPost("read")]
    [Consumes("application/json")]
    [RequestSizeLimit(MaxBodySize)]
    public async Task<IActionResult> ReadAsync(
        [RegularExpression(SimulatorAddress.ConversationIdPattern)] string conversationId,
        SimulatorReadRequest request,
        CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ReadSimulatorMessagesCommand(conversationId, request.Position), cancellationToken);

        return result.IsSuccess ? NoContent() : this.Problem(result.Error);
    }

    /// <summary>Erases the conversation.</summary>
    /// <param name="conversationId">The browser's id of the conversation.</param>
    /// <param name="cancellationToken">Ends when the browser goes away.</param>
    /// <response code="204">There is no such conversation any more.</response>
    [HttpDelete]
    public async Task<IActionResult> DeleteAsync(
        [RegularExpression(SimulatorAddress.ConversationIdPattern)] string conversationId, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new DeleteSimulatorConversationCommand(conversationId), cancellationToken);

        return result.IsSuccess ? NoContent() : this.Problem(result.Error);
    }
}
