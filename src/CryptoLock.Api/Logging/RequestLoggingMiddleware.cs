using Microsoft.AspNetCore.Diagnostics;

namespace CryptoLock.Api.Logging;

/// <summary>One line for each request: its route, never its path or query, which hold whatever a client writes.</summary>
internal sealed partial class RequestLoggingMiddleware(
    RequestDelegate next, TimeProvider clock, ILogger<RequestLoggingMiddleware> logger)
{
    private const string SimulatorMessages = "/simulator/conversations/{conversationId}/messages";

    private static readonly string[] KnownMethods =
    [
        HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Head, HttpMethods.Options,
    ];

    public async Task InvokeAsync(HttpContext context)
    {
        using var activity = RequestTrace.Start(context.Request);
        var started = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Log(context, clock.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private void Log(HttpContext context, double elapsed)
    {
        var method = Array.Find(KnownMethods, known => HttpMethods.Equals(known, context.Request.Method)) ?? "OTHER";
        var route = RequestRoute.Of(context) ?? "(none)";
        var status = context.Response.StatusCode;
        var isRoutine = IsRoutine(method, route, status);
        if (isRoutine && !logger.IsEnabled(LogLevel.Debug))
        {
            return;
        }

        var failure = context.Features.Get<IExceptionHandlerFeature>();
        var id = RequestTrace.IdOf(context);
        if (isRoutine)
        {
            LogRoutine(method, route, status, elapsed, id);
        }
        else if ((failure?.RouteValues ?? context.Request.RouteValues)["id"] is string text && Guid.TryParse(text, out var session))
        {
            LogSessionRequest(method, route, session, status, elapsed, id);
        }
        else
        {
            LogRequest(method, route, status, elapsed, id);
        }
    }

    /// <summary>
    /// What programs ask again and again: probes, and the simulator's page while it is open; and what Twilio reports, when it
    /// was taken in, because that has been logged then.
    /// </summary>
    private static bool IsRoutine(string method, string route, int status) =>
        (IsPolling(method, route) && status < StatusCodes.Status500InternalServerError)
        || (route.StartsWith("/webhook", StringComparison.Ordinal) && status < StatusCodes.Status300MultipleChoices);

    private static bool IsPolling(string method, string route) =>
        route.StartsWith("/health", StringComparison.Ordinal) || (method == HttpMethods.Get && route == SimulatorMessages);

    [LoggerMessage(6010, LogLevel.Information,
        "{Method} {Route} answered {StatusCode} in {ElapsedMilliseconds:F1} ms ({RequestId})")]
    private partial void LogRequest(string method, string route, int statusCode, double elapsedMilliseconds, string requestId);

    [LoggerMessage(6011, LogLevel.Information,
        "{Method} {Route} for {SessionId} answered {StatusCode} in {ElapsedMilliseconds:F1} ms ({RequestId})")]
    private partial void LogSessionRequest(
        string method, string route, Guid sessionId, int statusCode, double elapsedMilliseconds, string requestId);

    [LoggerMessage(6012, LogLevel.Debug,
        "{Method} {Route} answered {StatusCode} in {ElapsedMilliseconds:F1} ms ({RequestId})")]
    private partial void LogRoutine(string method, string route, int statusCode, double elapsedMilliseconds, string requestId);
}
