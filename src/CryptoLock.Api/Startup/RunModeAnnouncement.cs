using CryptoLock.Api.Configuration;

namespace CryptoLock.Api.Startup;

/// <summary>Says at start what the service can and cannot do.</summary>
internal static partial class RunModeAnnouncement
{
    /// <summary>Logs a line, and another one when the mode is too open for what it does.</summary>
    /// <param name="logger">Where to.</param>
    /// <param name="mode">The run mode.</param>
    public static void Log(ILogger logger, RunMode mode)
    {
        switch (mode)
        {
            case { HasTwilio: true, HasAi: true }:
                LogComplete(logger, mode.Environment);
                break;
            case { HasTwilio: true, HasAi: false }:
                LogWithoutAi(logger);
                break;
            case { HasTwilio: false, HasAi: true }:
                LogWithoutTwilio(logger);
                break;
            default:
                LogDemo(logger);
                break;
        }

        if (mode is { HasTwilio: true, IsDevelopment: true })
        {
            LogOpen(logger);
        }
    }

    [LoggerMessage(6000, LogLevel.Information, "{Environment}: messages travel over Twilio, Gemini answers")]
    private static partial void LogComplete(ILogger logger, string environment);

    [LoggerMessage(6001, LogLevel.Warning,
        "Gemini is not configured: the documentation answers. Set GEMINI_API_KEY in the environment or in .env")]
    private static partial void LogWithoutAi(ILogger logger);

    [LoggerMessage(6002, LogLevel.Warning,
        "Demo mode: Twilio is not configured, so /simulator is the only channel and /webhook answers 503. Set "
        + "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_WHATSAPP_NUMBER in the environment or in .env")]
    private static partial void LogWithoutTwilio(ILogger logger);

    [LoggerMessage(6003, LogLevel.Warning,
        "Demo mode: /simulator is the only channel (set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_WHATSAPP_NUMBER for "
        + "WhatsApp) and the documentation answers (set GEMINI_API_KEY for Gemini), in the environment or in .env")]
    private static partial void LogDemo(ILogger logger);

    [LoggerMessage(6004, LogLevel.Warning,
        "Development, but customers are real: /simulator and /swagger are open to everybody who reaches this service. Set "
        + "ASPNETCORE_ENVIRONMENT=Production")]
    private static partial void LogOpen(ILogger logger);
}
