using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Adds the key or a token to each attempt. The key never goes into the address, which ends in logs and traces.</summary>
internal sealed class GeminiAuthHandler(GeminiEndpoint endpoint, IOptions<GeminiOptions> options, IAccessTokens tokens) : DelegatingHandler
{
    public const string KeyHeader = "x-goog-api-key";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!endpoint.UsesTokens)
        {
            request.Headers.Remove(KeyHeader);
            request.Headers.TryAddWithoutValidation(KeyHeader, options.Value.ApiKey);
            return await base.SendAsync(request, cancellationToken);
        }

        var token = await tokens.GetAsync(cancellationToken);
        foreach (var header in token.Headers.Keys)
        {
            request.Headers.Remove(header);
        }

        token.AddHeaders(request);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            tokens.Reset();
        }

        return response;
    }
}
