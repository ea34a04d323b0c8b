using Google.Apis.Auth.OAuth2;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Where access tokens for Vertex AI come from.</summary>
internal interface IAccessTokens
{
    /// <summary>A valid token, and the headers that go with it.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="GeminiException">There are no credentials, or they are refused.</exception>
    Task<AccessTokenWithHeaders> GetAsync(CancellationToken cancellationToken);

    /// <summary>Says that the last token was refused: the next one is a new one.</summary>
    void Reset();
}
