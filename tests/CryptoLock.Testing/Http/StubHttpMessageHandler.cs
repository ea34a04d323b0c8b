using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CryptoLock.Testing.Http;

/// <summary>Stands in for the network: gives the answers it was told, in order, and keeps the requests.</summary>
public sealed class StubHttpMessageHandler : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _answers = [];
    private readonly List<RecordedRequest> _requests = [];

    /// <summary>The requests so far; those that failed unread have no body.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _requests;

    /// <summary>Adds an answer.</summary>
    public StubHttpMessageHandler Answers(
        HttpStatusCode status, string body = "", string mediaType = "application/json", string? retryAfter = null) =>
        Answers(() =>
        {
            var response = new HttpResponseMessage(status)
            {
                Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(mediaType)),
            };
            if (retryAfter is not null)
            {
                response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            }

            return response;
        });

    /// <summary>Adds an answer that is made when it is asked for, after the request was read.</summary>
    public StubHttpMessageHandler Answers(Func<HttpResponseMessage> answer)
    {
        _answers.Enqueue(async (request, cancellationToken) =>
        {
            _requests.Add(await RecordedRequest.ReadAsync(request, cancellationToken));
            return answer();
        });
        return this;
    }

    /// <summary>Adds a failure that comes before anything of the request left.</summary>
    public StubHttpMessageHandler FailsUnsent(Exception exception)
    {
        _answers.Enqueue((request, _) =>
        {
            _requests.Add(RecordedRequest.Unread(request));
            return Task.FromException<HttpResponseMessage>(exception);
        });
        return this;
    }

    /// <summary>Adds a failure that comes after the request was sent.</summary>
    public StubHttpMessageHandler FailsSent(Exception exception) => Answers(() => throw exception);

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _answers.TryDequeue(out var answer)
            ? answer(request, cancellationToken)
            : throw new InvalidOperationException($"Unexpected request: {request.Method} {request.RequestUri}");
}

/// <summary>A request as it would have gone over the wire.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The absolute address, escaped.</param>
/// <param name="Headers">The headers, those of the content included; several values are joined by a comma.</param>
/// <param name="Body">The body; empty when there is none.</param>
public sealed record RecordedRequest(
    HttpMethod Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    internal static async Task<RecordedRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        return Unread(request) with { Body = body };
    }

    internal static RecordedRequest Unread(HttpRequestMessage request) => new(
        request.Method,
        request.RequestUri!.AbsoluteUri,
        request.Headers
            .Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
        string.Empty);
}
