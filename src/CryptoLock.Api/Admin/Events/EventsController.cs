using CryptoLock.Application.Live.WatchLiveUpdates;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Admin.Events;

/// <summary>What happens, as it happens.</summary>
/// <param name="sender">Handles the requests.</param>
/// <param name="clock">The clock.</param>
/// <param name="host">Tells when the service stops.</param>
[ApiController]
[Authorize]
[Route("api/events")]
[Tags("Events")]
public sealed class EventsController(ISender sender, TimeProvider clock, IHostApplicationLifetime host) : ControllerBase
{
    /// <summary>Watches all conversations: server-sent events, until the caller leaves or the service stops.</summary>
    /// <remarks>
    /// The first event is <c>connected</c>: look at the lists then, because what happened before is not told. After that come
    /// <c>sessionStarted</c>, <c>messageReceived</c>, <c>replyQueued</c>, <c>partSent</c>, <c>partFailed</c>, <c>customerLeftWaiting</c> and
    /// <c>handoffRequested</c>, each with the conversation's id and nothing of the customer, and <c>ping</c> after 15 seconds of silence. What
    /// happens on other instances is told when <c>Backplane:Redis</c> is configured. A caller who is too slow misses the oldest events.
    /// </remarks>
    /// <param name="cancellationToken">The caller went away.</param>
    /// <response code="200">The events.</response>
    [HttpGet]
    [ProducesResponseType<EventResponse>(StatusCodes.Status200OK, "text/event-stream")]
    public ServerSentEventsResult<EventResponse> Watch(CancellationToken cancellationToken)
    {
        // nginx would collect the events into a buffer.
        Response.Headers["X-Accel-Buffering"] = "no";
        var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        Response.RegisterForDispose(end);
        return TypedResults.ServerSentEvents(
            EventStream.FromAsync(sender.CreateStream(new WatchLiveUpdatesQuery(EventStream.Silence), end.Token), clock));
    }
}
