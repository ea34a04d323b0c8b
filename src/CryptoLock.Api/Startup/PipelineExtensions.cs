using CryptoLock.Api.Configuration;
using CryptoLock.Api.Health;
using CryptoLock.Api.Home;
using CryptoLock.Api.Logging;
using CryptoLock.Api.OpenApi;
using CryptoLock.Api.Security;
using CryptoLock.Api.Webhooks.Twilio;

namespace CryptoLock.Api.Startup;

/// <summary>The way of a request through the host.</summary>
internal static class PipelineExtensions
{
    /// <summary>Lays it out, outermost first.</summary>
    /// <param name="app">The host.</param>
    /// <param name="mode">The run mode.</param>
    public static void UsePipeline(this WebApplication app, RunMode mode)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<RequestLoggingMiddleware>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        if (!mode.HasTwilio)
        {
            app.UseMiddleware<NoWebhookMiddleware>();
        }

        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseApiDocumentation(mode);

        app.MapHome();
        app.MapDependencyHealth();

        // Twilio shows a signature instead of a key, and is not held up: its calls go from routing straight to their controller.
        new WebhookEndpoints(app.MapControllers()).ShortCircuit();
    }
}
