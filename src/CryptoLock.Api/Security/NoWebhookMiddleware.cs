using CryptoLock.Api.Errors;
using CryptoLock.Application.Common;

namespace CryptoLock.Api.Security;

/// <summary>Answers Twilio's webhooks while no Twilio account is configured: nothing could check their signature.</summary>
internal sealed class NoWebhookMiddleware(RequestDelegate next)
{
    private static readonly Error NotConfigured = new(
        "twilio.not_configured",
        ErrorKind.Configuration,
        "Twilio is not configured: set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_WHATSAPP_NUMBER, and start again.");

    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/webhook") ? context.WriteProblemAsync(NotConfigured) : next(context);
}
