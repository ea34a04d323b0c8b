using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Google.Apis.Auth.OAuth2;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

/// <summary>Google's token endpoint on the loopback, and a service account that asks there.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TokenServer(WebApplication app) => _app = app;

    public ConcurrentQueue<string> Requests { get; } = [];

    public static async Task<TokenServer> StartAsync(int status, string answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new TokenServer(builder.Build());
        server._app.MapPost("/token", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            server.Requests.Enqueue(await reader.ReadToEndAsync());
            return Results.Text(answer, "application/json", statusCode: status);
        });
        await server._app.StartAsync();
        return server;
    }

    public GoogleCredential Account()
    {
        using var key = RSA.Create(2048);
        var file = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["type"] = "service_account",
            ["project_id"] = "fake-project",
            ["private_key_id"] = "1",
            ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
            ["client_email"] = "bot@fake-project.iam.gserviceaccount.com",
            ["client_id"] = "1",
            ["token_uri"] = _app.Urls.Single() + "/token",
        });
        return CredentialFactory.FromJson<ServiceAccountCredential>(file).ToGoogleCredential();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
