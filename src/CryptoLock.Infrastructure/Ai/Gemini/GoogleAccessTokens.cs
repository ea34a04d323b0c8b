using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>
/// Tokens of the application default credentials: the file named by <c>GOOGLE_APPLICATION_CREDENTIALS</c>, else gcloud's, else the
/// machine's own. The credential caches its token and renews it in time; it is kept for as long as it works.
/// </summary>
internal sealed class GoogleAccessTokens(Func<CancellationToken, Task<GoogleCredential>> load) : IAccessTokens
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    private volatile GoogleCredential? _credential;

    public GoogleAccessTokens()
        : this(GoogleCredential.GetApplicationDefaultAsync)
    {
    }

    public async Task<AccessTokenWithHeaders> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var credential = _credential ??= await LoadAsync(cancellationToken);
            return await ((ITokenAccessWithHeaders)credential.UnderlyingCredential)
                .GetAccessTokenWithHeadersForRequestAsync(cancellationToken: cancellationToken);
        }
        catch (TokenResponseException exception)
        {
            throw new GeminiException(GeminiFailure.Authentication, exception.StatusCode);
        }
        catch (InvalidOperationException)
        {
            throw new GeminiException(GeminiFailure.Authentication) { Reason = "NO_DEFAULT_CREDENTIALS" };
        }
    }

    // There is no way to make a credential forget its token, but to forget the credential.
    public void Reset() => _credential = null;

    private async Task<GoogleCredential> LoadAsync(CancellationToken cancellationToken)
    {
        var credential = await load(cancellationToken);
        return credential.IsCreateScopedRequired ? credential.CreateScoped(Scope) : credential;
    }
}
