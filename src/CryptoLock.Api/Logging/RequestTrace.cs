using System.Diagnostics;

namespace CryptoLock.Api.Logging;

/// <summary>
/// The id that ties a request's log entries and its problem details together. The framework would start an activity for each request,
/// webhooks included, and took a tenth of their time for it: its log of requests, which asks for that, is off.
/// </summary>
internal static class RequestTrace
{
    private const string Webhooks = "/webhook";

    // As the framework calls it.
    private const string Name = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    private static readonly object IdKey = new();

    /// <summary>Starts the activity. Whoever disposes it ends it.</summary>
    /// <param name="request">The request; a proxy's trace is continued, if it is one.</param>
    /// <returns>Null when telemetry has started one, and for a webhook, whose entries name message and conversation.</returns>
    public static Activity? Start(HttpRequest request)
    {
        if (Activity.Current is not null || request.Path.StartsWithSegments(Webhooks))
        {
            return null;
        }

        var activity = new Activity(Name);
        DistributedContextPropagator.Current.ExtractTraceIdAndState(request.Headers, Read, out var parent, out var state);
        if (ActivityContext.TryParse(parent, state, out _))
        {
            activity.SetParentId(parent!);
            activity.TraceStateString = state;
        }

        return activity.Start();
    }

    /// <summary>The trace id, which problem details show; a request without an activity gets one when somebody asks for it.</summary>
    /// <param name="context">The request.</param>
    public static string IdOf(HttpContext context)
    {
        if (Activity.Current is { } activity)
        {
            return activity.TraceId.ToHexString();
        }

        if (context.Items[IdKey] is not string id)
        {
            context.Items[IdKey] = id = ActivityTraceId.CreateRandom().ToHexString();
        }

        return id;
    }

    private static void Read(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        value = ((IHeaderDictionary)carrier!)[name];
        values = null;
    }
}
