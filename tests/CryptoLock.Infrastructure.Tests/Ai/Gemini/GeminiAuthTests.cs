using System.Net;
using System.Text.Json;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiAuthTests
{
    private static readonly ChatMessage Question = new(ChatRole.User, "Hi");

    [Test]
    public async Task GetResponse_OnVertex_CarriesTokenAndQuotaProjectButNoKey()
    {
        await using var host = new GeminiHost(("Vertex:ProjectId", "p")).Serve("30");
        host.Tokens.QuotaProject = "quota-1";

        await host.Client.GetResponseAsync(Question);

        var headers = host.Network.Request.Headers;
        Assert.That((headers["Authorization"], headers["x-goog-user-project"]), Is.EqualTo(("Bearer FAKE-ACCESS-TOKEN-0000", "quota-1")));
        Assert.That(headers, Does.Not.ContainKey("x-goog-api-key"));
    }

    [Test]
    public async Task GetResponse_WhenTheTokenIsRefused_AsksOnceMoreWithANewOne()
    {
        await using var host = new GeminiHost(("Vertex:ProjectId", "p"));
        host.Tokens.QuotaProject = "quota-1";
        host.Network.Serve(HttpStatusCode.Unauthorized, "");
        host.Serve("30");

        var response = await host.Client.GetResponseAsync(Question);

        Assert.That(response.Text, Is.EqualTo("Olá"));
        Assert.That(host.Network.Request.Headers["Authorization"], Is.EqualTo("Bearer FAKE-ACCESS-TOKEN-0001"));
        Assert.That(host.Network.Request.Headers["x-goog-user-project"], Is.EqualTo("quota-1"));
    }

    [Test]
    public async Task GetResponse_WhenEveryTokenIsRefused_GivesUpAfterTwo()
    {
        await using var host = new GeminiHost(("Vertex:ProjectId", "p"));
        host.Network.Serve(HttpStatusCode.Unauthorized, "");

        var exception = Assert.ThrowsAsync<GeminiException>(() => host.Client.GetResponseAsync(Question));

        Assert.That((exception.Failure, host.Network.Requests.Count), Is.EqualTo((GeminiFailure.Authentication, 2)));
    }

    [Test]
    public async Task Tokens_OfServiceAccount_AreFetchedOnceAndAgainAfterReset()
    {
        await using var google = await TokenServer.StartAsync(
            200, """{"access_token":"ya29.fake","expires_in":3599,"token_type":"Bearer"}""");
        var tokens = new GoogleAccessTokens(_ => Task.FromResult(google.Account()));

        var first = await tokens.GetAsync(default);
        await tokens.GetAsync(default);
        var before = google.Requests.Count;
        tokens.Reset();
        await tokens.GetAsync(default);

        Assert.That((first.AccessToken, before, google.Requests.Count), Is.EqualTo(("ya29.fake", 1, 2)));
        Assert.That(ScopeOf(google.Requests.First()), Is.EqualTo("https://www.googleapis.com/auth/cloud-platform"));
    }

    [Test]
    public async Task Tokens_WhenTheAccountIsRefused_AreAnAuthenticationFailure()
    {
        await using var google = await TokenServer.StartAsync(400, """{"error":"invalid_grant","error_description":"SECRET"}""");
        var tokens = new GoogleAccessTokens(_ => Task.FromResult(google.Account()));

        var exception = Assert.ThrowsAsync<GeminiException>(() => tokens.GetAsync(default));

        Assert.That(exception.Failure, Is.EqualTo(GeminiFailure.Authentication));
        Assert.That(exception.ToString(), Does.Not.Contain("SECRET"));
    }

    [Test]
    public void Tokens_WithoutCredentials_SayThatThereAreNone()
    {
        var tokens = new GoogleAccessTokens(_ => throw new InvalidOperationException("Your default credentials were not found."));

        var exception = Assert.ThrowsAsync<GeminiException>(() => tokens.GetAsync(default));

        Assert.That((exception.Failure, exception.Reason), Is.EqualTo((GeminiFailure.Authentication, "NO_DEFAULT_CREDENTIALS")));
    }

    private static string? ScopeOf(string form)
    {
        var assertion = form.Split('&').Single(f => f.StartsWith("assertion=", StringComparison.Ordinal))["assertion=".Length..];
        var claims = System.Buffers.Text.Base64Url.DecodeFromChars(Uri.UnescapeDataString(assertion).Split('.')[1]);
        return JsonDocument.Parse(claims).RootElement.GetProperty("scope").GetString();
    }
}
