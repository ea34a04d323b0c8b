using CryptoLock.Infrastructure.Ai.Gemini;
using Google.Apis.Auth.OAuth2;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

/// <summary>Hands out numbered tokens; a new one after each reset.</summary>
internal sealed class FakeTokens : IAccessTokens
{
    private int _resets;

    public string? QuotaProject { get; set; }

    public Task<AccessTokenWithHeaders> GetAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new AccessTokenWithHeaders.Builder { QuotaProject = QuotaProject }.Build($"FAKE-ACCESS-TOKEN-{_resets:D4}"));

    public void Reset() => _resets++;
}
