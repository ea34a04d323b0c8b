namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// Reads bodies within the attempt: so that the attempt's time-out covers them, and the retry can look for the wait that Google asks for.
/// </summary>
internal sealed class GeminiBufferHandler : DelegatingHandler
{
    private const long MaxBytes = 32 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var isStream = request.Options.TryGetValue(GeminiHttp.IsStream, out var asked) && asked;
        if (isStream && response.IsSuccessStatusCode)
        {
            return response;
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
