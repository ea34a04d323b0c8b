using Microsoft.AspNetCore.Diagnostics;

namespace CryptoLock.Api.Logging;

/// <summary>What may be told about a request's address: the pattern that it matches, never what a client wrote into it.</summary>
internal static class RequestRoute
{
    /// <summary>The route's template, beginning with a slash.</summary>
    /// <param name="context">The request, after routing.</param>
    /// <returns>Null when no route matches.</returns>
    public static string? Of(HttpContext context)
    {
        // Handling an exception forgets the endpoint.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText is { } template ? $"/{template.TrimStart('/')}" : null;
    }
}
