using System.Net;
using System.Threading.RateLimiting;
using CryptoLock.Api.Configuration;
using CryptoLock.Api.Errors;
using CryptoLock.Api.Startup;
using CryptoLock.Application.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Admin.Auth;

/// <summary>Sets up who may call the API, and how often.</summary>
internal static class ApiProtectionExtensions
{
    private static readonly Error TooMany = new(
        "api.rate_limited", ErrorKind.RateLimited, "Too many requests; see Api:RateLimit in the configuration.");

    /// <summary>Adds the API key and the rate limit of <c>/api</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    public static void AddApiProtection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<ApiOptions, ApiOptionsValidator>(configuration, ApiOptions.SectionName);
        // A file that holds a secret often ends with a line end, which no header can carry.
        services.PostConfigure<ApiOptions>(options => options.AdminKey = options.AdminKey?.Trim());

        // Not AddAuthentication: it would also create and store keys for cookies, which there are none of.
        services.AddAuthenticationCore(authentication => authentication.DefaultScheme = ApiKeySchemes.Header);
        services.AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<ApiKeyAuthenticationOptions, ApiKeyAuthenticationHandler>(ApiKeySchemes.Header, null)
            .AddScheme<ApiKeyAuthenticationOptions, ApiKeyAuthenticationHandler>(
                ApiKeySchemes.Browser, scheme => scheme.AllowBasic = true);
        services.AddAuthorizationBuilder().SetDefaultPolicy(
            new AuthorizationPolicyBuilder(ApiKeySchemes.Header).RequireAuthenticatedUser().Build());

        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
            limiter.OnRejected = RejectAsync;
        });
    }

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            return RateLimitPartition.GetNoLimiter(string.Empty);
        }

        var limit = context.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value.RateLimit;
        return RateLimitPartition.GetFixedWindowLimiter(CallerOf(context), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = limit.PermitLimit,
            Window = limit.Window,
        });
    }

    private static string CallerOf(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, Name: { } name }
            ? $"key:{name}"
            : $"address:{context.Connection.RemoteIpAddress ?? IPAddress.None}";

    private static ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        TimeSpan? wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : null;
        return new(rejected.HttpContext.WriteProblemAsync(TooMany with { RetryAfter = wait }));
    }
}
