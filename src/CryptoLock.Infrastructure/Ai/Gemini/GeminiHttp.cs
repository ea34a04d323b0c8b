using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Sends requests and turns every way in which that fails into a <see cref="GeminiException"/>.</summary>
internal sealed class GeminiHttp(IHttpClientFactory clients, TimeProvider clock)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string ClientName = "gemini";

    /// <summary>The model that a request is for; circuit breakers go by it.</summary>
    public static readonly HttpRequestOptionsKey<string> Model = new("gemini.model");

    /// <summary>Whether the body is read as it comes, instead of within the attempt's time.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsStream = new("gemini.stream");

    // The factory keeps the handlers for good, so that one client serves all calls.
    private readonly HttpClient _http = clients.CreateClient(ClientName);

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A successful response; its body is buffered unless the request is for a stream.</returns>
    /// <exception cref="GeminiException">Anything else.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await TrySendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await GeminiErrorReader.ReadAsync(response, clock.GetUtcNow(), cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> TrySendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception exception) when (Translate(exception) is { } failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw failure;
        }
    }

    private static GeminiException? Translate(Exception exception) => exception switch
    {
        GeminiException => null,
        BrokenCircuitException open => new(GeminiFailure.Overloaded, innerException: open) { RetryDelay = open.RetryAfter },
        TimeoutRejectedException or OperationCanceledException => new(GeminiFailure.Timeout, innerException: exception),
        HttpRequestException or IOException => new(GeminiFailure.Unreachable, innerException: exception),
        _ => null,
    };
}
