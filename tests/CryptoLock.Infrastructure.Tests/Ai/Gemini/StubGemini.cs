using System.Net;
using System.Text;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

/// <summary>Stands in for the network: keeps requests and serves what was queued, the last answer for ever.</summary>
internal sealed class StubGemini : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = [];

    public List<SentRequest> Requests { get; } = [];

    public SentRequest Request => Requests[^1];

    public StubGemini Serve(HttpStatusCode status, string body, string contentType = "application/json") =>
        Serve(() => new(status) { Content = new StringContent(body, Encoding.UTF8, contentType) });

    public StubGemini Serve(Func<HttpResponseMessage> answer) => Serve(_ => Task.FromResult(answer()));

    public StubGemini Fail(Exception exception) => Serve(_ => Task.FromException<HttpResponseMessage>(exception));

    public StubGemini Hang() => Serve(async token =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        return new();
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(new(request.Method.Method, request.RequestUri!, Headers(request), await BodyAsync(request, cancellationToken)));
        return await (_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek())(cancellationToken);
    }

    // As a network reads it: nothing of it is kept for the next attempt.
    private static async Task<string?> BodyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await (request.Content?.CopyToAsync(body, cancellationToken) ?? Task.CompletedTask);
        return request.Content is null ? null : Encoding.UTF8.GetString(body.ToArray());
    }

    private static Dictionary<string, string> Headers(HttpRequestMessage request)
    {
        // As a network does: to be asked for its length is what makes a body tell it.
        _ = request.Content?.Headers.ContentLength;
        return request.Headers
            .Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
    }

    private StubGemini Serve(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }
}

internal sealed record SentRequest(string Method, Uri Uri, Dictionary<string, string> Headers, string? Body);
