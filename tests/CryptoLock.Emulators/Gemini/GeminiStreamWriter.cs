namespace CryptoLock.Emulators.Gemini;

/// <summary>Writes server-sent events, one flush each, and breaks them where a fault says so.</summary>
internal static class GeminiStreamWriter
{
    public static async Task WriteAsync(
        HttpContext context,
        GeminiRequest request,
        IReadOnlyList<ReadOnlyMemory<byte>> events,
        GeminiFault? fault,
        CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.ContentType = GeminiStream.EventType;
        response.Headers.ContentDisposition = "attachment";
        request.Status = response.StatusCode;
        var breaks = fault?.Kind is GeminiFaultKind.Cut or GeminiFaultKind.StreamError or GeminiFaultKind.StreamErrorEvent;
        foreach (var body in breaks ? events.Take(1) : events)
        {
            await response.BodyWriter.WriteAsync(GeminiStream.Frame(body), cancellationToken);
        }

        if (breaks)
        {
            await response.BodyWriter.WriteAsync(Break(fault!, events[^1]), cancellationToken);
        }

        if (fault?.Kind == GeminiFaultKind.Cut)
        {
            request.Status = 0;
            context.Abort();
        }
    }

    private static ReadOnlyMemory<byte> Break(GeminiFault fault, ReadOnlyMemory<byte> next) => fault.Kind switch
    {
        GeminiFaultKind.StreamError => GeminiErrors.Unavailable().Body,
        GeminiFaultKind.StreamErrorEvent => GeminiStream.Frame(GeminiErrors.Unavailable().Body),
        _ => GeminiStream.Frame(next)[..20],
    };
}
