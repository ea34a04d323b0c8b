using System.Text.Json;
using CryptoLock.Emulators.Faults;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Gemini;

/// <summary>Generates answers, faults included.</summary>
internal sealed class GeminiGeneration(
    GeminiEmulatorOptions options, Journal<GeminiRequest> journal, FaultPlan<GeminiRequest, GeminiFault> faults)
{
    private const int ClientLeft = 499;
    private long _answers;
    private int _open;
    private int _most;

    public TimeSpan Latency { get; set; } = options.Latency;

    /// <summary>The most requests that were ever being answered at the same time.</summary>
    public int MostAtOnce => Volatile.Read(ref _most);

    public Func<GeminiRequest, GeminiAnswer> Responder { get; set; } =
        request => options.EchoTurn ? ScriptedResponder.Echo(request) : ScriptedResponder.Answer(request, options.EchoFingerprint);

    public static Reply? Check(JsonElement json, GeminiRoute route, bool strictTurns)
    {
        try
        {
            return GeminiRules.Check(json, route, strictTurns);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            return GeminiErrors.InvalidArgument("Invalid JSON payload received. A value has the wrong type.");
        }
    }

    public async Task AnswerAsync(HttpContext context, GeminiRoute route, JsonElement json, CancellationToken stopping)
    {
        var refusal = Check(json, route, options.StrictTurns);
        var request = new GeminiRequest(options.Clock.GetUtcNow(), route, json);
        var fault = refusal is null ? faults.Take(request) : null;
        request.Fault = fault?.Name;
        journal.Add(request);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await (refusal is { } no
                ? WriteAsync(context, request, no, either.Token)
                : GenerateAsync(context, route, request, fault, either.Token));
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            request.Status = context.RequestAborted.IsCancellationRequested ? ClientLeft : 0;
            context.Abort();
        }
    }

    private async Task GenerateAsync(
        HttpContext context, GeminiRoute route, GeminiRequest request, GeminiFault? fault, CancellationToken cancellationToken)
    {
        await ThinkAsync(fault, cancellationToken);
        if (fault?.Kind == GeminiFaultKind.Reset)
        {
            context.Abort();
            return;
        }

        // Errors in the middle of a stream have no equal outside of streams.
        var inStream = fault?.Kind is GeminiFaultKind.StreamError or GeminiFaultKind.StreamErrorEvent;
        var effective = inStream && !request.IsStreamed ? GeminiFaultKind.Unavailable : fault;
        var answer = AnswerOf(request, effective);
        var json = JsonOf(route, GeminiUsage.Of(request.Json, answer));
        var reply = effective?.Kind == GeminiFaultKind.ModelGone
            ? GeminiErrors.ModelNotFound(route)
            : GeminiFaultReplies.For(effective, request.Model, json);
        if (request.IsStreamed)
        {
            await StreamAsync(context, request, effective, reply, answer, json, cancellationToken);
            return;
        }

        var whole = reply ?? Reply.Json(200, writer => json.WriteWhole(writer, answer!), GeminiErrors.JsonType);
        await WriteAsync(context, request, whole, cancellationToken, isCut: fault?.Kind == GeminiFaultKind.Cut);
    }

    private async Task StreamAsync(
        HttpContext context,
        GeminiRequest request,
        GeminiFault? fault,
        Reply? reply,
        GeminiAnswer? answer,
        GeminiAnswerJson json,
        CancellationToken cancellationToken)
    {
        var isSse = context.Request.Query["alt"] == "sse";
        if (reply is { } instead)
        {
            await WriteAsync(context, request, isSse ? GeminiStream.AsEvents(instead) : instead, cancellationToken);
            return;
        }

        var events = GeminiStream.EventsOf(answer!, json, options.StreamEvents);
        if (isSse)
        {
            await GeminiStreamWriter.WriteAsync(context, request, events, fault, cancellationToken);
        }
        else
        {
            await WriteAsync(context, request, GeminiStream.Array(events), cancellationToken, fault?.Kind == GeminiFaultKind.Cut);
        }
    }

    private GeminiAnswer? AnswerOf(GeminiRequest request, GeminiFault? fault)
    {
        if (fault is not null && fault.Kind is not (GeminiFaultKind.Slow or GeminiFaultKind.Cut or GeminiFaultKind.StreamError
            or GeminiFaultKind.StreamErrorEvent or GeminiFaultKind.UnknownFinishReason))
        {
            return GeminiFaultReplies.PaidFor(fault, request);
        }

        var answer = GeminiAnswering.Fit(request, Responder(request));
        return fault?.Kind == GeminiFaultKind.UnknownFinishReason ? answer with { FinishReason = "SOMETHING_NEW" } : answer;
    }

    private GeminiAnswerJson JsonOf(GeminiRoute route, GeminiUsage usage) => new(
        options.ServedBy.GetValueOrDefault(route.Model, route.Model),
        route.IsVertex,
        $"emulated-{Interlocked.Increment(ref _answers)}",
        options.Clock.GetUtcNow(),
        usage);

    private async Task ThinkAsync(GeminiFault? fault, CancellationToken cancellationToken)
    {
        var open = Interlocked.Increment(ref _open);
        for (var most = MostAtOnce; open > most; most = MostAtOnce)
        {
            Interlocked.CompareExchange(ref _most, open, most);
        }

        try
        {
            await PauseAsync(fault, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task PauseAsync(GeminiFault? fault, CancellationToken cancellationToken)
    {
        var pause = fault switch
        {
            { Kind: GeminiFaultKind.Hang } => Timeout.InfiniteTimeSpan,
            { Kind: GeminiFaultKind.Slow, Delay: { } late } => Latency + late,
            _ => Latency,
        };
        if (pause != TimeSpan.Zero)
        {
            await Task.Delay(pause, options.Clock, cancellationToken);
        }
    }

    private static async Task WriteAsync(
        HttpContext context, GeminiRequest request, Reply reply, CancellationToken cancellationToken, bool isCut = false)
    {
        if (!isCut)
        {
            request.Status = reply.Status;
            await reply.WriteToAsync(context.Response, cancellationToken);
            return;
        }

        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = reply.Body.Length;
        await context.Response.BodyWriter.WriteAsync(reply.Body[..(reply.Body.Length / 2)], cancellationToken);
        context.Abort();
    }
}
