using System.Globalization;
using CryptoLock.Api.Admin.Auth;
using CryptoLock.Api.Startup;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace CryptoLock.Api.Logging;

/// <summary>Sets up the log.</summary>
internal static class LoggingExtensions
{
    private const string ConsoleTemplate = "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Exception}";
    private const string FileName = "cryptolock-.clef";

    /// <summary>Logs readably to the console, and as compact JSON to files that roll by day and size.</summary>
    /// <param name="builder">The host.</param>
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<LogOptions, LogOptionsValidator>(builder.Configuration, LogOptions.SectionName);
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(
            (services, logger) => logger.Configure(services.GetRequiredService<IOptions<LogOptions>>().Value));
    }

    // A person wants colours at once; whatever else reads it gets many lines with one write, at most a moment late.
    private static void StandardOutput(this LoggerSinkConfiguration sinks)
    {
        if (Console.IsOutputRedirected)
        {
            sinks.Sink(
                new ConsoleBatches(new MessageTemplateTextFormatter(ConsoleTemplate, CultureInfo.InvariantCulture), Console.Out),
                new BatchingOptions { BufferingTimeLimit = TimeSpan.FromMilliseconds(100) });
        }
        else
        {
            sinks.Console(outputTemplate: ConsoleTemplate, formatProvider: CultureInfo.InvariantCulture);
        }
    }

    private static void Configure(this LoggerConfiguration logger, LogOptions options)
    {
        logger
            .MinimumLevel.Is(options.MinimumLevel)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Error)
            // Nothing of it is ours: the framework tells of every refused key under this name.
            .MinimumLevel.Override(typeof(ApiKeyAuthenticationHandler).FullName!, LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .MinimumLevel.Override("OpenTelemetry", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .Enrich.With<RequestPathRemover>()
            // The host would log it with a stack trace; the start reports it in plain words.
            .Filter.ByExcluding(entry => entry.Exception is { } exception && StartupFailure.Explain(exception) is not null)
            .WriteTo.StandardOutput();

        if (!string.IsNullOrWhiteSpace(options.Directory))
        {
            logger.WriteTo.File(
                new CompactJsonFormatter(),
                Path.Combine(options.Directory, FileName),
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                fileSizeLimitBytes: options.FileSizeLimit,
                retainedFileCountLimit: options.RetainedFiles,
                shared: false);
        }
    }
}
