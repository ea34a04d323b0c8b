using System.Net.Sockets;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Sends signed form posts the way Twilio's proxy does.</summary>
/// <param name="authToken">Signs.</param>
/// <param name="tunnelTo">Scheme, host and port to connect to instead of the URL's; null for the URL's own.</param>
/// <param name="handler">Sends; null for real connections.</param>
internal sealed class SignedPoster(string authToken, Uri? tunnelTo, HttpMessageHandler? handler = null) : IDisposable
{
    private readonly HttpMessageInvoker _http =
        new(handler ?? new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 128 });

    public void Dispose() => _http.Dispose();

    /// <summary>Posts and tells the answer's status; 0 when there was no answer.</summary>
    public async Task<int> TryPostAsync(
        string url,
        IReadOnlyCollection<KeyValuePair<string, string>> fields,
        string idempotencyToken,
        TimeSpan within,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(within);
        try
        {
            var signature = TwilioSignature.Compute(url, fields, authToken);
            using var response = await PostAsync(url, fields, signature, idempotencyToken, limit.Token);
            return (int)response.StatusCode;
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return 0;
        }
    }

    /// <summary>Posts with the given signature; null leaves the header out.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string url,
        IEnumerable<KeyValuePair<string, string>> fields,
        string? signature,
        string idempotencyToken,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Target(url, out var host));
        request.Headers.Host = host;
        request.Headers.TryAddWithoutValidation("User-Agent", "TwilioProxy/1.1");
        request.Headers.TryAddWithoutValidation("I-Twilio-Idempotency-Token", idempotencyToken);
        request.Headers.TryAddWithoutValidation("X-Home-Region", "us1");
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(TwilioSignature.HeaderName, signature);
        }

        request.Content = new FormUrlEncodedContent(fields);
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (SocketException exception)
        {
            // Comes bare when the connection is reset in the moment in which it was opened.
            throw new HttpRequestException(HttpRequestError.ConnectionError, inner: exception);
        }
    }

    private Uri Target(string url, out string? host)
    {
        var target = new Uri(TwilioSignature.SignedUrl(url));
        host = tunnelTo is null ? null : target.Authority;
        return tunnelTo is null
            ? target
            : new UriBuilder(target) { Scheme = tunnelTo.Scheme, Host = tunnelTo.Host, Port = tunnelTo.Port }.Uri;
    }
}
