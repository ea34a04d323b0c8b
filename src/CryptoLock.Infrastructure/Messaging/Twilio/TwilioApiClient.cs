using Polly.CircuitBreaker;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>
/// Twilio's REST API. Never retries; the client it is given carries address, credentials and time limit.
/// </summary>
internal sealed class TwilioApiClient(HttpClient http, TimeProvider clock)
{
    /// <summary>Posts a form.</summary>
    public async Task<TwilioAnswer> PostAsync(string path, TwilioForm form, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), form, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Gets a resource.</summary>
    public async Task<TwilioAnswer> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Whether an exception means that no answer came.</summary>
    public static bool IsTransportFailure(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException or BrokenCircuitException;

    /// <summary>A name for such an exception that holds no address.</summary>
    public static string NameOf(Exception exception) => exception switch
    {
        HttpRequestException request => request.HttpRequestError.ToString(),
        OperationCanceledException => "Timeout",
        BrokenCircuitException => "CircuitOpen",
        _ => exception.GetType().Name,
    };

    private async Task<TwilioAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new TwilioAnswer(response.StatusCode, WaitOf(response), body);
    }

    private TimeSpan? WaitOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } at } when at - clock.GetUtcNow() is var wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
