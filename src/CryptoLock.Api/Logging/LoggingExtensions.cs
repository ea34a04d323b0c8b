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
    private const string ConsoleTemplate = "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:l}{NewLine}{Exception}";
    private const string FileName = "cryptolock-.clef";

    // A file grows beyond its limit by no more than one batch.
    private const int MaxBatch = 100;

    /// <summary>Logs readably to the console, and as compact JSON to files that roll by day and size.</summary>
    /// <param name="builder">The host.</param>
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<LogOptions, LogOptionsValidator>(builder.Configuration, LogOptions.SectionName);
        builder.Logging.ClearProviders();
        // Not in Serilog's static logger: a host that ends closes that one, whoever's it has become.
        builder.Services.AddSerilog(
            (services, logger) => logger.Configure(services.GetRequiredService<IOptions<LogOptions>>().Value), preserveStaticLogger: true);
    }

    private static void Configure(this LoggerConfiguration logger, LogOptions options)
    {
        logger
            .MinimumLevel.Is(options.MinimumLevel)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // Even one level would have the framework start an activity and a scope for each request: see RequestTrace.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Error)
            // Nothing of it is ours: the framework tells of every refused key under this name.
            .MinimumLevel.Override(typeof(ApiKeyAuthenticationHandler).FullName!, LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .MinimumLevel.Override("OpenTelemetry", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .Enrich.With<ScopeRemover>()
            .Filter.ByExcluding(HostStartFailure.IsExplained)
            .WriteTo.Sinks(options);
    }

    private static void Sinks(this LoggerSinkConfiguration sinks, LogOptions options)
    {
        // A person wants colours at once; whatever else reads it gets many lines with one write, at most a moment late.
        if (!Console.IsOutputRedirected)
        {
            sinks.Console(outputTemplate: ConsoleTemplate, formatProvider: CultureInfo.InvariantCulture);
        }

        sinks.Sink(
            new LogBatches(batches =>
            {
                if (Console.IsOutputRedirected)
                {
                    batches.Console(LogBatches.Formatter(new MessageTemplateTextFormatter(ConsoleTemplate, CultureInfo.InvariantCulture)));
                }

                if (!string.IsNullOrWhiteSpace(options.Directory))
                {
                    batches.Files(options);
                }
            }),
            new BatchingOptions { BufferingTimeLimit = TimeSpan.FromMilliseconds(100), BatchSizeLimit = MaxBatch });
    }

    private static void Files(this LoggerSinkConfiguration sinks, LogOptions options) => sinks.File(
        LogBatches.Formatter(new CompactJsonFormatter()),
        Path.Combine(options.Directory!, FileName),
        rollingInterval: RollingInterval.Day,
        rollOnFileSizeLimit: true,
        fileSizeLimitBytes: options.FileSizeLimit,
        retainedFileCountLimit: options.RetainedFiles,
        shared: false);
}
