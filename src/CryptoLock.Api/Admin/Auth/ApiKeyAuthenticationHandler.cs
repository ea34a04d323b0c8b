using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CryptoLock.Api.Configuration;
using CryptoLock.Api.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CryptoLock.Api.Admin.Auth;

/// <summary>Knows a caller by the API key. Without a configured key: everybody in demo mode, nobody otherwise.</summary>
internal sealed class ApiKeyAuthenticationHandler(
    IOptionsMonitor<ApiKeyAuthenticationOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IOptions<ApiOptions> api,
    RunMode mode) : AuthenticationHandler<ApiKeyAuthenticationOptions>(options, logger, encoder)
{
    private const string Realm = "realm=\"CryptoLock\"";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.Append(HeaderNames.WWWAuthenticate, $"ApiKey {Realm}");
        if (Options.AllowBasic)
        {
            Response.Headers.Append(HeaderNames.WWWAuthenticate, $"Basic {Realm}, charset=\"UTF-8\"");
        }

        await Context.WriteProblemAsync(new ProblemDetails
        {
            Status = StatusCodes.Status401Unauthorized,
            Detail = string.IsNullOrWhiteSpace(api.Value.AdminKey)
                ? "No API key is configured, so the API is closed: set ADMIN_API_KEY and start again."
                : $"Send the API key in the header {ApiKeySchemes.HeaderName}.",
            Extensions = { [ErrorProblem.Code] = "api.key_required" },
        });
    }

    private AuthenticateResult Authenticate()
    {
        if (api.Value.AdminKey is not { } expected || string.IsNullOrWhiteSpace(expected))
        {
            return mode.IsDemo ? Success("demo") : AuthenticateResult.NoResult();
        }

        return ReadKey() switch
        {
            null => AuthenticateResult.NoResult(),
            var given when IsSame(given, expected) => Success("admin"),
            _ => AuthenticateResult.Fail("The API key is wrong."),
        };
    }

    private string? ReadKey()
    {
        var header = Request.Headers[ApiKeySchemes.HeaderName];
        if (header.Count > 0)
        {
            return header.Count == 1 ? header[0] : string.Empty;
        }

        return Options.AllowBasic ? ReadBasicPassword() : null;
    }

    private string? ReadBasicPassword()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Parameter?.Length ?? 0];
        return Convert.TryFromBase64String(header.Parameter ?? string.Empty, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password]
                ? password
                : string.Empty;
    }

    private AuthenticateResult Success(string name)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <summary>Compares in constant time; hashing first hides the length too.</summary>
    private static bool IsSame(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
